import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import { getInfo } from '#contract/info.ts'
import {
  type CreateChat,
  createChat,
  type NewChat,
  newChat,
  type StartChat,
  startChat,
} from '#contract/new-chat.ts'
import { accountListQuery } from './accounts.ts'
import { useBeeper } from './connection/connection-context.ts'
import { queryKeys } from './connection/queries.ts'
import { BeeperError, NotSentError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'
import { storedChoice } from './stored.ts'

/** A server's version, where it names one, and the dialect that follows from it. */
interface ServerVersion {
  version: string | undefined
  dialect: Dialect
}

/**
 * The version in the header of the answers to a token, which is there since 4.1.239, else the one of
 * `/v1/info`. Without either the server is older than both. Asked in this order no version refuses a
 * call that it does not have yet.
 */
export const serverVersionQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.version(beeper),
    queryFn: ({ client, signal }) =>
      // the accounts are asked at the same moment, and once is enough
      readVersion(beeper, () => client.fetchQuery(accountListQuery(beeper)), signal),
    // the list was asked again already
    retry: false,
  })

/** How long a write waits until the version is known, in milliseconds. */
export const longestVersionWait = 8_000

/**
 * The server's version before something is written, so that no write is ever tried to learn it: the
 * one that is known already, else asked for once, and not for long. Throws a `NotSentError` with the
 * cause; after an abort of `signal` its kind is `stopped`.
 */
export async function versionBeforeWrite(
  queryClient: QueryClient,
  beeper: Beeper,
  signal?: AbortSignal,
): Promise<ServerVersion> {
  const { queryKey } = serverVersionQuery(beeper)
  const known = queryClient.getQueryData(queryKey)
  if (known) return known
  const limit = AbortSignal.timeout(longestVersionWait)
  const either = signal ? AbortSignal.any([signal, limit]) : limit
  try {
    const asked = await readVersion(beeper, () => beeper.send(listAccounts, {}, either), either)
    queryClient.setQueryData(queryKey, asked)
    return asked
  } catch (error) {
    if (!(error instanceof BeeperError)) throw error
    const isTimeout = limit.aborted && !signal?.aborted && error.kind === 'stopped'
    throw isTimeout
      ? new NotSentError('timeout', { ...error, cause: error })
      : NotSentError.from(error)
  }
}

type List = () => Promise<{ version: string | undefined }>

async function readVersion(
  beeper: Beeper,
  list: List,
  signal: AbortSignal,
): Promise<ServerVersion> {
  const version = await versionOf(beeper, list, signal)
  return { version, dialect: dialectOf(version) }
}

async function versionOf(
  beeper: Beeper,
  list: List,
  signal: AbortSignal,
): Promise<string | undefined> {
  // without an answer nothing was asked: the call was given up, or there is no token
  const wasAsked = ({ status }: BeeperError) => status !== undefined
  const fromHeader = async () => (await list()).version
  const header = await orNone(fromHeader, wasAsked)
  if (header !== undefined && isVersion(header)) return header.trim().replace(/^v/i, '')
  const isMissing = ({ kind }: BeeperError) => kind === 'call-unknown'
  const fromInfo = async () => (await beeper.send(getInfo, {}, signal)).answer.app.version
  const version = (await orNone(fromInfo, header ? wasAsked : isMissing))?.trim() || header
  return version?.slice(0, longestVersion).replace(/^v(?=\d)/i, '')
}

/** It is shown; whatever is longer is no version. */
const longestVersion = 40

/** What is asked for, or nothing after a failure that is no obstacle; throws any other. */
async function orNone(
  ask: () => Promise<string | undefined>,
  isNoObstacle: (failure: BeeperError) => boolean,
): Promise<string | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof BeeperError && isNoObstacle(error)) return undefined
    throw error
  }
}

/** The dialect of the server; until its version is known, the newest is the likely one. */
export const useDialect = (): Dialect =>
  useQuery(serverVersionQuery(useBeeper())).data?.dialect ?? 'start'

const infoQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.info(beeper),
    queryFn: async ({ signal }) => (await beeper.send(getInfo, {}, signal)).answer,
  })

/**
 * `/v1/info`, asked again every `pause` milliseconds if one is given. A server before 4.2.557 has
 * no such call and is not asked, because each refusal would stand in the browser's console.
 */
export function useInfo(beeper: Beeper, pause?: number) {
  const version = useQuery(serverVersionQuery(beeper))
  const hasInfo = version.isError || (version.isSuccess && version.data.dialect !== 'create')
  return useQuery({ ...infoQuery(beeper), enabled: hasInfo, refetchInterval: pause ?? false })
}

/**
 * How a server opens chats: `start` has a call of its own (4.2.808 and newer), `union` takes the
 * whole union on `POST /v1/chats` (from 4.2.557), `create` knows people by ID only.
 */
export type Dialect = 'start' | 'union' | 'create'

/** A version as numbers, such as `4.3.73` or `v4.3.73-beta.1`; `undefined` where there are none. */
const isVersion = (text: string): boolean => /^v?\d+(\.\d+)*(?![\d.])/i.test(text.trim())

/**
 * The dialect of a version as a header or `/v1/info` gives it. Without one, the server is older than
 * both; one that can't be read is none that we know, so it is taken for a newer one.
 */
export function dialectOf(version: string | undefined): Dialect {
  if (!version) return 'create'
  if (!isVersion(version) || isAtLeast(version, [4, 2, 808])) return 'start'
  return isAtLeast(version, [4, 2, 557]) ? 'union' : 'create'
}

/** Whether `4.3.73` is the given version or a newer one. Unreadable parts count as zero. */
function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version
    .trim()
    .replace(/^v/i, '')
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0)
  for (const [index, part] of wanted.entries()) {
    const difference = (parts[index] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The request that opens the chat: the call and its body, ready to be sent and to be shown. */
export type OpenRequest =
  | { call: typeof startChat; body: StartChat }
  | { call: typeof createChat; body: CreateChat }
  | { call: typeof newChat; body: NewChat }

/** Whether a server of this dialect can do it at all: the oldest look no one up, they take IDs only. */
export const canAsk = (payload: NewChat, dialect: Dialect): boolean =>
  dialect !== 'create' || payload.mode !== 'start' || payload.user.id !== undefined

/**
 * Turns the union payload into the server's own request. Where a server has no call that finds
 * people, a person whose ID is known is reached by creating the direct chat.
 */
export function requestFor(payload: NewChat, dialect: Dialect): OpenRequest {
  if (dialect === 'union') return { call: newChat, body: payload }
  if (payload.mode === 'start') {
    const { mode: _, ...body } = payload
    return dialect === 'create' && body.user.id !== undefined
      ? { call: createChat, body: asCreate(body, body.user.id) }
      : { call: startChat, body }
  }
  const { mode: _, ...body } = payload
  return { call: createChat, body }
}

const asCreate = ({ accountID, messageText }: StartChat, id: string): CreateChat => ({
  accountID,
  type: 'single',
  participantIDs: [id],
  ...(messageText === undefined ? {} : { messageText }),
})

/** Whether a server of this dialect has the call, so that its 404 speaks of something else. */
export const hasCall = ({ call }: OpenRequest, dialect: Dialect): boolean =>
  call.path !== startChat.path || dialect === 'start'

/** How chats are opened: as the server's version has it, or always in one of the two dialects. */
export const pins = ['automatic', 'start', 'union'] as const
export type Pin = (typeof pins)[number]

const storedPin = storedChoice('overture.endpoint', pins)
// another window's choice counts after a reload only
let pin: Pin = storedPin.read() ?? 'automatic'

const pinned = () => pin

/** The pinned endpoint, as it is kept in this browser. */
export const usePinnedEndpoint = (): Pin =>
  useSyncExternalStore(storedPin.subscribe, pinned, pinned)

/** Pins the endpoint for every request from now on. */
export function pinEndpoint(chosen: Pin) {
  pin = chosen
  storedPin.write(chosen)
}

/** Gives the dialect that requests are made in: the pinned one, else that of the server. */
export function usePinnedDialect(): (dialect: Dialect) => Dialect {
  const pin = usePinnedEndpoint()
  return (dialect) => (pin === 'automatic' ? dialect : pin)
}
