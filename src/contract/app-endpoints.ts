import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { openEnum } from './lenient.ts'

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

/** Shows the others of a chat that somebody types, or no longer does (Beeper 4.3 and newer). */
export const setTyping = {
  method: 'POST',
  path: '/v1/chats/{chatID}/typing',
  body: z.object({ state: z.exactOptional(z.enum(['typing', 'paused'])) }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint
