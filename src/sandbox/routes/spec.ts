import { Hono } from 'hono'
import { openapi } from '../spec/openapi.ts'

/** Describes the API to everybody, as tools read it. */
export const specRoutes = ({ version, baseURL }: { version: string; baseURL?: string }) =>
  new Hono().get('/v1/spec', (c) => {
    const url = baseURL ?? c.req.url.replace(/\/v1\/spec.*$/, '')
    return c.json(openapi({ version, url }))
  })
