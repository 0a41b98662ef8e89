import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Client } from './clients.ts'
import type { Consent } from './consents.ts'
import { answerPage } from './page.ts'
import { placeOf, sourceOf } from './redirect-uri.ts'

const words: Record<string, { may: string; that: string }> = {
  read: { may: 'Read', that: 'See the accounts, contacts, chats and messages.' },
  write: { may: 'Write', that: 'Open chats, send messages and change chats, as you.' },
}

interface Asked {
  client: Client
  consent: Consent
  /** What the answer has to bring, so that only this page can give it. */
  ticket: string
}

/** Asks a person whether an app may act for them. Chromium holds redirects to `form-action`, too. */
export const consentPage = (c: Context, { client, consent, ticket }: Asked) =>
  answerPage(c, {
    title: `Allow ${client.name}?`,
    formAction: `'self' ${sourceOf(consent.redirectURI)}`,
    content: html`
      <h1>Allow <bdi>${client.name}</bdi> to use this sandbox?</h1>
      <p>The app chose this name itself. Allow it only if you have just asked to sign in.</p>
      <h2>For 24 hours it can</h2>
      <ul>${consent.scope.split(' ').map(permission)}</ul>
      <h2>Then you go back to</h2>
      <p class="place"><bdi>${placeOf(consent.redirectURI)}</bdi></p>
      <form method="post" action="authorize/callback">
        <input type="hidden" name="request" value="${ticket}" />
        <button name="decision" value="allow">Allow</button>
        <button name="decision" value="deny" class="quiet">Deny</button>
      </form>
    `,
  })

const permission = (scope: string) =>
  html`<li><strong>${words[scope]?.may ?? scope}</strong> ${words[scope]?.that}</li>`
