import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Client, cspSource, describeRedirectURI } from './clients.ts'
import { type Consent, toOAuthRefusal } from './request.ts'

/** The content of a page, and the targets of its form (Content-Security-Policy sources). */
interface Page {
  title: string
  content: ReturnType<typeof html>
  status?: ContentfulStatusCode
  formAction?: string
}

/** Responds with a page that runs no script, cannot be framed and is not cached. */
function answerPage(c: Context, { title, content, status = 200, formAction }: Page) {
  return c.html(pageOf(title, styleOf(c.req.path), content), status, {
    'Content-Security-Policy': policy(formAction),
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  })
}

const policy = (formAction = "'none'") =>
  [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

// relative, because the mount path of the sandbox is unknown
const styleOf = (path: string) => (path.endsWith('/callback') ? '../consent.css' : 'consent.css')

const pageOf = (title: string, style: string, content: Page['content']) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Overture sandbox</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
    <header>${logo} Overture <span>Sandbox – nothing is sent</span></header>
    <main>${content}</main>
  </body>
</html>`

/** The logo, coloured by the page's stylesheet and decorative. */
const logo = html`<svg viewBox="0 0 26 22" width="26" height="22" fill="none" aria-hidden="true">
  <path class="lines" d="M1 3h24M1 7h24M1 11h24M1 15h24M1 19h24" />
  <ellipse class="head" cx="9" cy="15" rx="4.2" ry="3.2" transform="rotate(-18 9 15)" />
  <path class="stem" d="M13 14V2.5" stroke-width="1.8" stroke-linecap="round" />
  <path
    class="flag"
    d="M13 2.8c1.2 3.2 5.6 3.4 5.2 8"
    stroke-width="1.8"
    stroke-linecap="round"
  />
</svg>`

const scopeText: Record<string, { name: string; description: string }> = {
  read: { name: 'Read', description: 'See the accounts, contacts, chats and messages.' },
  write: { name: 'Write', description: 'Open chats, send messages and change chats, as you.' },
}

interface ConsentQuestion {
  client: Client
  consent: Consent
  /** A secret that the decision has to contain, so that only this page can send it. */
  ticket: string
}

/** Asks the user for consent. Chromium applies `form-action` to redirects, too. */
export const consentPage = (c: Context, { client, consent, ticket }: ConsentQuestion) =>
  answerPage(c, {
    title: `Allow ${client.name}?`,
    formAction: `'self' ${cspSource(consent.redirectURI)}`,
    content: html`
      <h1>Allow <bdi>${client.name}</bdi> to use this sandbox?</h1>
      <p>The app chose this name itself. Allow it only if you have just asked to sign in.</p>
      <h2>For 24 hours it can</h2>
      <ul>${consent.scope.split(' ').map(permission)}</ul>
      <h2>Then you go back to</h2>
      <p class="place"><bdi>${describeRedirectURI(consent.redirectURI)}</bdi></p>
      <form method="post" action="authorize/callback">
        <input type="hidden" name="request" value="${ticket}" />
        <button name="decision" value="allow">Allow</button>
        <button name="decision" value="deny" class="quiet">Deny</button>
      </form>
    `,
  })

const permission = (scope: string) =>
  html`<li><strong>${scopeText[scope]?.name ?? scope}</strong> ${scopeText[scope]?.description}</li>`

/** The error handler of the pages. Contains no link, because no address is trusted. */
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
