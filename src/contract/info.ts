import * as z from 'zod/mini'
import { lenient } from './lenient.ts'

/** What a server says of itself without asking for a token (Beeper 4.2.557 and newer). */
export const Info = z.object({
  app: z.object({ name: z.string(), version: z.string(), bundle_id: lenient(z.string()) }),
  platform: lenient(z.object({ os: z.string(), arch: z.string(), release: lenient(z.string()) })),
  server: lenient(
    z.object({
      status: z.string(),
      base_url: z.string(),
      port: z.number(),
      hostname: z.string(),
      remote_access: z.boolean(),
      mcp_enabled: z.boolean(),
    }),
  ),
  endpoints: lenient(
    z.object({
      oauth: z.object({
        authorization_endpoint: z.string(),
        token_endpoint: z.string(),
        introspection_endpoint: z.string(),
        userinfo_endpoint: z.string(),
        revocation_endpoint: z.string(),
        registration_endpoint: z.string(),
      }),
      spec: z.string(),
      mcp: z.string(),
      ws_events: z.string(),
    }),
  ),
})
export type Info = z.infer<typeof Info>
