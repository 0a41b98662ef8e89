import { useDraftValue } from '../draft/use-draft.tsx'
import { useRecipient } from '../recipient-context.tsx'
import { firstNameOf } from './first-name.ts'

/** What the one person who is meant is called by; nothing for a group, and for nobody. */
export function useFirstName(): string | undefined {
  const { state } = useRecipient()
  const draft = useDraftValue(({ mode, user, participants }) => ({ mode, user, participants }))
  if (draft.mode === 'create') {
    const [only, ...others] = draft.participants
    return others.length === 0 ? firstNameOf(only?.known.fullName) : undefined
  }
  if (state.kind === 'person') return firstNameOf(state.found.contact.fullName)
  return state.kind === 'identifier' ? firstNameOf(draft.user.fullName) : undefined
}
