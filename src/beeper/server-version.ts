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
 * The version in the header of authenticated responses, sent since 4.1.239, else the one of
 * `/v1/info`. Without either the server is older than both. In this order, a server that sends the
 * header is not asked for `/v1/info`, which versions before 4.2.557 lack.
 */
export const serverVersionQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.version(beeper),
    queryFn: ({ client, signal }) =>
      // shares the request with the account list, which loads at the same moment
      readVersion(beeper, () => client.fetchQuery(accountListQuery(beeper)), signal),
    // the list has been retried already
    retry: false,
  })

/** How long a write waits for the version, in milliseconds. */
export const longestVersionWait = 8_000

/**
 * The server's version before a write, so that no write is sent to find it out: the cached one,
 * else requested without retries for at most `longestVersionWait`. Throws a `NotSentError` with the
 * cause; after an abort of `signal` its kind is `stopped`.
 */
export async function versionBeforeWrite(
  queryClient: QueryClient,
  beeper: Beeper,
  signal?: AbortSignal,
): Promise<ServerVersion> {
  const { queryKey } = serverVersionQuery(beeper)
  const cached = queryClient.getQueryData(queryKey)
  if (cached) return cached
  const limit = AbortSignal.timeout(longestVersionWait)
  const combined = signal ? AbortSignal.any([signal, limit]) : limit
  try {
    const loaded = await readVersion(
      beeper,
      () => beeper.send(listAccounts, {}, combined),
      combined,
    )
    queryClient.setQueryData(queryKey, loaded)
    return loaded
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
  // without a status there was no response, or no token to send
  const gotResponse = ({ status }: BeeperError) => status !== undefined
  const fromHeader = async () => (await list()).version
  const header = await orNone(fromHeader, gotResponse)
  if (header !== undefined && isVersion(header)) return header.trim().replace(/^v/i, '')
  const isUnknownCall = ({ kind }: BeeperError) => kind === 'call-unknown'
  const fromInfo = async () => (await beeper.send(getInfo, {}, signal)).answer.app.version
  const version = (await orNone(fromInfo, header ? gotResponse : isUnknownCall))?.trim() || header
  return version?.slice(0, longestVersion).replace(/^v(?=\d)/i, '')
}

/** Characters. The version is displayed, so a longer text is cut off. */
const longestVersion = 40

/** The result of `request`; `undefined` after a failure that can be ignored; throws any other. */
async function orNone(
  request: () => Promise<string | undefined>,
  isIgnorable: (failure: BeeperError) => boolean,
): Promise<string | undefined> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof BeeperError && isIgnorable(error)) return undefined
    throw error
  }
}

/** The dialect of the server; until its version is known, the newest as the most likely. */
export const useDialect = (): Dialect =>
  useQuery(serverVersionQuery(useBeeper())).data?.dialect ?? 'start'

const infoQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.info(beeper),
    queryFn: async ({ signal }) => (await beeper.send(getInfo, {}, signal)).answer,
  })

/**
 * `/v1/info`, polled every `pause` milliseconds if given. Servers before 4.2.557 do not have the
 * call and are not asked, because each refusal would appear in the browser's console.
 */
export function useInfo(beeper: Beeper, pause?: number) {
  const version = useQuery(serverVersionQuery(beeper))
  const hasInfo = version.isError || (version.isSuccess && version.data.dialect !== 'create')
  return useQuery({ ...infoQuery(beeper), enabled: hasInfo, refetchInterval: pause ?? false })
}

/**
 * How a server opens chats: `start` has a separate call (4.2.808 and newer), `union` takes the
 * whole union on `POST /v1/chats` (from 4.2.557), `create` accepts user IDs only.
 */
export type Dialect = 'start' | 'union' | 'create'

/** Whether a text is a version, such as `4.3.73` or `v4.3.73-beta.1`. */
const isVersion = (text: string): boolean => /^v?\d+(\.\d+)*(?![\d.])/i.test(text.trim())

/**
 * The dialect of a version from the header or `/v1/info`. Without one, the server is older than
 * both; a version that can't be parsed is unknown to us, so it is treated as a newer one.
 */
export function dialectOf(version: string | undefined): Dialect {
  if (!version) return 'create'
  if (!isVersion(version) || isAtLeast(version, [4, 2, 808])) return 'start'
  return isAtLeast(version, [4, 2, 557]) ? 'union' : 'create'
}

/** Whether a version such as `4.3.73` is `minimum` or newer. Unreadable parts count as zero. */
function isAtLeast(version: string, minimum: readonly number[]): boolean {
  const parts = version
    .trim()
    .replace(/^v/i, '')
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0)
  for (const [index, part] of minimum.entries()) {
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

/** Whether a server of this dialect can open the chat: the oldest servers take user IDs only. */
export const canAsk = (payload: NewChat, dialect: Dialect): boolean =>
  dialect !== 'create' || payload.mode !== 'start' || payload.user.id !== undefined

/**
 * Turns the union payload into the request for the server's dialect. On a server that cannot look
 * contacts up, a contact whose ID is known is reached by creating the direct chat.
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

/** Whether a server of this dialect has the call, so that its 404 has another cause. */
export const hasCall = ({ call }: OpenRequest, dialect: Dialect): boolean =>
  call.path !== startChat.path || dialect === 'start'

/** How chats are opened: by the server's version, or always in one of two dialects. */
export const pins = ['automatic', 'start', 'union'] as const
export type Pin = (typeof pins)[number]

const storedPin = storedChoice('overture.endpoint', pins)
// a choice in another window takes effect after a reload only
let pin: Pin = storedPin.read() ?? 'automatic'

const pinned = () => pin

/** The pinned endpoint, as stored in this browser. */
export const usePinnedEndpoint = (): Pin =>
  useSyncExternalStore(storedPin.subscribe, pinned, pinned)

/** Pins the endpoint for every request from now on. */
export function pinEndpoint(chosen: Pin) {
  pin = chosen
  storedPin.write(chosen)
}

/** Returns the function that picks the dialect of requests: the pinned one, else the server's. */
export function usePinnedDialect(): (dialect: Dialect) => Dialect {
  const pin = usePinnedEndpoint()
  return (dialect) => (pin === 'automatic' ? dialect : pin)
}
