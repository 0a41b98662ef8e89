import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { mark } from './mark.ts'

/** What goes on a page, and where its form may lead (sources of a Content-Security-Policy). */
export interface Page {
  title: string
  content: ReturnType<typeof html>
  status?: ContentfulStatusCode
  formAction?: string
}

/** Answers with a page that runs no script, cannot be framed and is not kept by the browser. */
export function answerPage(c: Context, { title, content, status = 200, formAction }: Page) {
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

// relative, because the page does not know where the sandbox is mounted
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
    <header>${mark} Overture <span>Sandbox – nothing is sent</span></header>
    <main>${content}</main>
  </body>
</html>`
