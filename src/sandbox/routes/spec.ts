import { Hono } from 'hono'
import { openapi } from '../spec/openapi.ts'

/** Describes the API to everybody, as tools read it. */
export function specRoutes({ version, baseURL }: { version: string; baseURL?: string }) {
  // making it takes longer than most answers, and only the address differs
  let text: string | undefined
  return new Hono().get('/v1/spec', (c) => {
    const url = baseURL ?? c.req.url.replace(/\/v1\/spec.*$/, '')
    text ??= JSON.stringify(openapi(version))
    const servers = JSON.stringify([{ url }])
    return c.body(`{"servers":${servers},${text.slice(1)}`, 200, {
      'Content-Type': 'application/json',
    })
  })
}
