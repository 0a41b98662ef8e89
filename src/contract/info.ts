import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'

/** What a server reports about itself without a token (Beeper 4.2.557 and newer). */
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

/** Public; absent (404) before Beeper 4.2.557. */
export const getInfo = {
  method: 'GET',
  path: '/v1/info',
  answer: Info,
} as const satisfies Endpoint

/** Whether the app is signed in and can read messages (Beeper 4.3 and newer). */
export const getSetup = {
  method: 'GET',
  path: '/v1/app/setup',
  answer: z.object({
    state: openEnum([
      'needs-login',
      'initializing',
      'needs-cross-signing-setup',
      'needs-verification',
      'needs-secrets',
      'needs-first-sync',
      'ready',
    ]),
    e2ee: z.object({
      initialized: z.boolean(),
      verified: z.boolean(),
      crossSigning: z.boolean(),
      firstSyncDone: z.boolean(),
      keyBackup: z.boolean(),
      secretStorage: z.boolean(),
      hasBackedUpRecoveryKey: z.boolean(),
      secrets: z.object({
        masterKey: z.boolean(),
        selfSigningKey: z.boolean(),
        userSigningKey: z.boolean(),
        megolmBackupKey: z.boolean(),
        recoveryKey: z.boolean(),
      }),
    }),
    matrix: z.exactOptional(
      z.object({ userID: z.string(), deviceID: z.string(), homeserver: z.string() }),
    ),
  }),
} as const satisfies Endpoint

/** Brings Beeper's window to the front, at a chat when one is given. The body may be absent. */
export const focus = {
  method: 'POST',
  path: '/v1/focus',
  body: z.object({
    /** An `id` or a `localChatID`. */
    chatID: z.exactOptional(z.string()),
    messageID: z.exactOptional(z.string()),
    draftText: z.exactOptional(z.string()),
    /** A path on Beeper's machine. */
    draftAttachmentPath: z.exactOptional(z.string()),
  }),
  answer: z.object({ success: z.boolean() }),
} as const satisfies Endpoint
