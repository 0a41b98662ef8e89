import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { takeConsent } from './consents.ts'
import { readFields, take } from './fields.ts'
import { issueCode } from './grants.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthParts } from './parts.ts'
import { withAnswer } from './redirect-uri.ts'

const Decision = z.object({ request: z.string(), decision: z.enum(['allow', 'deny']) })

/** Takes the person's decision from the consent page, once, and sends them back to the client. */
export const decideRoutes = ({ database, now }: OAuthParts) =>
  new Hono().post('/oauth/authorize/callback', async (c) => {
    if (!isOwnForm(c)) throw elsewhere()
    const { request, decision } = take(Decision, await readFields(c))
    const consent = await takeConsent(database, request, now())
    if (!consent) throw tooLate()

    const answer: Record<string, string> =
      decision === 'allow'
        ? { code: await issueCode(database, consent, now()) }
        : { error: 'access_denied' }
    if (consent.state !== undefined) answer.state = consent.state
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    return c.redirect(withAnswer(consent.redirectURI, answer), 303)
  })

/** Whether a browser says that the form is the sandbox's own; what says nothing is no browser. */
function isOwnForm(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}

const elsewhere = () =>
  new OAuthRefusal('access_denied', 'Only the page that asked can take the answer.', 403)

const tooLate = () =>
  new OAuthRefusal('invalid_request', 'The page was answered before, or stood open for too long.')
