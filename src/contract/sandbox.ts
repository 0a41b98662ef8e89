import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'

// The sandbox's own calls. Beeper has nothing like them, so they stand outside of `/v1`.

/** Sets the sandbox back to its beginning. */
export const resetSandbox = {
  method: 'POST',
  path: '/reset',
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

/** How the next opening of a chat is answered; every one after it is `normal` again. */
export const NextAnswer = z.object({
  answer: z.enum([
    'normal',
    'slow',
    'not-found',
    'rate-limit',
    'outage',
    /** The chat is opened at once, and the answer comes when no client waits any more. */
    'after-timeout',
    /** Waits for a group of two or more others, and leaves the last of them out. */
    'partial-group',
    /** Waits for an opening with a first message, which is lost. */
    'first-message-fails',
  ]),
})
export type NextAnswer = z.infer<typeof NextAnswer>

const nextAnswerPath = '/next-answer'

export const getNextAnswer = {
  method: 'GET',
  path: nextAnswerPath,
  answer: NextAnswer,
} as const satisfies Endpoint

export const setNextAnswer = {
  method: 'PUT',
  path: nextAnswerPath,
  body: NextAnswer,
  answer: NextAnswer,
} as const satisfies Endpoint

/** The versions of Beeper that the sandbox can play, the oldest first. */
export const playedVersions = ['4.1.294', '4.2.557', '4.2.785', '4.2.808', '4.3.73'] as const

/** The version of Beeper that the sandbox answers as. */
export const SandboxVersion = z.object({ version: z.enum(playedVersions) })
export type SandboxVersion = z.infer<typeof SandboxVersion>

const versionPath = '/version'

export const getSandboxVersion = {
  method: 'GET',
  path: versionPath,
  answer: SandboxVersion,
} as const satisfies Endpoint

/** Holds from the next request on, until another is chosen or the sandbox is reset. */
export const setSandboxVersion = {
  method: 'PUT',
  path: versionPath,
  body: SandboxVersion,
  answer: SandboxVersion,
} as const satisfies Endpoint
