import { Scope } from '#contract/oauth.ts'
import { OAuthRefusal } from './oauth-refusal.ts'

/** Every scope there is, in the order in which they are written. */
export const allScopes: readonly Scope[] = Scope.options

/** The scopes that a client asks for; whoever asks for none may read. */
export function askedScopes(text = 'read'): Scope[] {
  const asked = new Set(text.split(' ').filter(Boolean))
  const known = allScopes.filter((scope) => asked.delete(scope))
  if (asked.size > 0 || known.length === 0) {
    throw new OAuthRefusal('invalid_scope', `scope: only ${allScopes.join(' and ')} exist`)
  }
  return known
}
