import type { Context } from 'hono'

/**
 * What the page may do: load its own files, talk to its own server, and nothing
 * else. Inline script, inline style and frames are out; script that is built from text needs a
 * Trusted Type.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  // a contact's picture comes with the answer, since its address would tell who looks at it
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Puts the page's headers on an answer. No HSTS: this is plain http on one's own machine. */
export function pageHeaders(c: Context): void {
  c.header('Content-Security-Policy', contentSecurityPolicy)
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
}
