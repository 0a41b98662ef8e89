import type { Context } from 'hono'
import { html } from 'hono/html'
import { toOAuthRefusal } from './oauth-refusal.ts'
import { answerPage } from './page.ts'

/** Last stop of every error on a route that a person sees. Leads nowhere: no address is trusted. */
export function answerRefusalPage(error: Error, c: Context) {
  const { message, status } = toOAuthRefusal(error)
  return answerPage(c, {
    title: 'Signing in did not work',
    status,
    content: html`
      <h1>Signing in did not work</h1>
      <p>Nothing was allowed. Go back to the app and start again there.</p>
      <h2>What was wrong</h2>
      <p class="place"><bdi>${message}</bdi></p>
    `,
  })
}
