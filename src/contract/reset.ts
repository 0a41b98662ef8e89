import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'

/** Sets the sandbox back to its beginning. Beeper has nothing like it, so it stands outside of `/v1`. */
export const resetSandbox = {
  method: 'POST',
  path: '/reset',
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint
