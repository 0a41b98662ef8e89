import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { Info } from './info.ts'
import { lenient } from './lenient.ts'

/**
 * Set on every error response of Overture's own server, below `/beeper` in Beeper's place; the
 * value is the `code` of the body. The proxy removes it from Beeper's responses, so an error
 * without the header comes from Beeper and its code has Beeper's meaning.
 */
export const overtureAnswerHeader = 'overture-answer'

/**
 * Why the proxy could not return Beeper's response. The body has the shape of every error response;
 * `details` of `UPSTREAM_UNSAFE_STATUS` holds the original `status`.
 */
const proxyErrorCodes = [
  /** No connection was established (refused, unknown host, failed handshake): nothing was sent. */
  'BEEPER_UNREACHABLE',
  /**
   * The response has a status that makes a browser retry (408, 421, 425), ask for a password (407)
   * or follow a redirect, or that a browser rejects (101, below 100, above 599).
   */
  'UPSTREAM_UNSAFE_STATUS',
  /** The response is not valid HTTP: another protocol, oversized or malformed headers. */
  'UPSTREAM_NOT_HTTP',
  /** The connection closed before a response began. */
  'UPSTREAM_CONNECTION_LOST',
  /** No response within the client's timeout. */
  'UPSTREAM_TIMEOUT',
] as const
export type ProxyErrorCode = (typeof proxyErrorCodes)[number]

// Overture's own server sends these before it opens a connection to Beeper
const rejectedBeforeProxying = ['FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST', 'unauthorized']

/**
 * Whether a request certainly did not reach Beeper, by the value of `overtureAnswerHeader`. Every
 * other value, and a response without the header that is not the API's (a page of a reverse proxy,
 * an empty 502), leaves open whether a write happened.
 */
export const isSurelyUnsent = (answeredBy: string | null | undefined): boolean =>
  answeredBy === 'BEEPER_UNREACHABLE' || rejectedBeforeProxying.includes(answeredBy ?? '')

/**
 * What Overture's own server found at Beeper's address: `running`; `older`, which responds like
 * Beeper before 4.2.557 and reports no version; `absent`, where nothing listens; `silent`, where a
 * process listens and does not respond; `stranger`, where another program responds.
 */
export const BeeperStatus = z.object({
  /** The address it checked, such as `http://127.0.0.1:23373`. */
  address: z.string(),
  state: z.enum(['running', 'older', 'absent', 'silent', 'stranger']),
  info: lenient(Info),
})
export type BeeperStatus = z.infer<typeof BeeperStatus>

/** Overture's own server returns the status here; not part of Beeper's API. Always 200. */
export const beeperStatusPath = '/overture/beeper'

/**
 * Where Overture's own server mounts the sandbox of the guided tour: a separate one, in memory, so
 * that a tour changes nothing in the user's sandbox.
 */
export const tourMount = '/tour'

// The sandbox's own calls. They are not part of Beeper's API, so they are outside `/v1`.

/** Resets the sandbox to its seed data. */
export const resetSandbox = {
  method: 'POST',
  path: '/reset',
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

/** How the sandbox answers the next request that opens a chat; later ones are `normal` again. */
export const NextAnswer = z.object({
  answer: z.enum([
    'normal',
    'slow',
    'not-found',
    'rate-limit',
    'outage',
    /** The chat is opened at once; the response comes after every client's timeout. */
    'after-timeout',
    /** Applies to the next group of two or more other participants, and leaves out the last. */
    'partial-group',
    /** Applies to the next request with a first message, which fails to send. */
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

/** The Beeper versions that the sandbox can emulate, oldest first. */
export const playedVersions = ['4.1.294', '4.2.557', '4.2.785', '4.2.808', '4.3.73'] as const

/** The Beeper version that the sandbox emulates. */
export const SandboxVersion = z.object({ version: z.enum(playedVersions) })
export type SandboxVersion = z.infer<typeof SandboxVersion>

const versionPath = '/version'

export const getSandboxVersion = {
  method: 'GET',
  path: versionPath,
  answer: SandboxVersion,
} as const satisfies Endpoint

/** Applies from the next request on, until it is changed or the sandbox is reset. */
export const setSandboxVersion = {
  method: 'PUT',
  path: versionPath,
  body: SandboxVersion,
  answer: SandboxVersion,
} as const satisfies Endpoint
