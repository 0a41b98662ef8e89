import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { Info } from './info.ts'
import { lenient } from './lenient.ts'

/**
 * Carried by every refusal of Overture's own server, below `/beeper` in Beeper's place; the value is
 * the code of the body. The header is taken off whatever Beeper says, so a code in an answer without
 * it is Beeper's and means what Beeper means by it.
 */
export const overtureAnswerHeader = 'overture-answer'

/**
 * Why no answer of Beeper could be handed on. The body has the shape of every refusal; `details`
 * of `UPSTREAM_UNSAFE_STATUS` holds the original `status`.
 */
const proxyErrorCodes = [
  /** Nobody accepted a connection (refused, no such name, no handshake): nothing was written. */
  'BEEPER_UNREACHABLE',
  /**
   * Answered with a status that would make a browser send again (408, 421, 425), ask for a password
   * (407), go elsewhere (a redirect), or that it cannot be given at all (101, below 100, above 599).
   */
  'UPSTREAM_UNSAFE_STATUS',
  /** What came back is not HTTP that can be read: another protocol, oversized or broken headers. */
  'UPSTREAM_NOT_HTTP',
  /** The connection ended before an answer began. */
  'UPSTREAM_CONNECTION_LOST',
  /** Nothing came within the time that a client waits. */
  'UPSTREAM_TIMEOUT',
] as const
export type ProxyErrorCode = (typeof proxyErrorCodes)[number]

// refused at Overture's own door, before a connection to Beeper was opened
const refusedAtTheDoor = ['FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST', 'unauthorized']

/**
 * Whether a request surely did not reach Beeper, by the value of `overtureAnswerHeader`. Every other
 * value, and an answer without the header that is not the API's (a page of a reverse proxy, an empty
 * 502), leaves open what happened to a write.
 */
export const isSurelyUnsent = (answeredBy: string | null | undefined): boolean =>
  answeredBy === 'BEEPER_UNREACHABLE' || refusedAtTheDoor.includes(answeredBy ?? '')

/**
 * What Overture's own server found where Beeper should be: `running`; `older`, which answers as
 * Beeper before 4.2.557 did and tells no version; `absent`, where nobody listens; `silent`, where
 * somebody listens and says nothing; `stranger`, where something else answers.
 */
export const BeeperStatus = z.object({
  /** Where it looked, such as `http://127.0.0.1:23373`. */
  address: z.string(),
  state: z.enum(['running', 'older', 'absent', 'silent', 'stranger']),
  info: lenient(Info),
})
export type BeeperStatus = z.infer<typeof BeeperStatus>

/** Where Overture's own server tells it; not a call of Beeper's. Always 200. */
export const beeperStatusPath = '/overture/beeper'

/**
 * Where Overture's own server mounts the sandbox of the guided tour: one apart, in memory, so that a
 * tour changes nothing in the one that people use.
 */
export const tourMount = '/tour'

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
