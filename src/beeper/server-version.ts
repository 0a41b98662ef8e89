import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { listAccounts } from '#contract/accounts.ts'
import { getInfo } from '#contract/info.ts'
import type { Beeper } from './client.ts'
import { useBeeper } from './connection-context.ts'
import { type Dialect, dialectOf, isVersion } from './dialect.ts'
import { BeeperFailure, NotSentError } from './failure.ts'

/** A server's version, where it tells one, and how it is spoken to because of it. */
export interface ServerVersion {
  version: string | undefined
  dialect: Dialect
}

/**
 * How a server is spoken to: by the version in the header of its answers to a token, which is there
 * since 4.1.239, else by the one that `/v1/info` tells. Without either it is older than both. Asked
 * in this order no version refuses a call that it does not have yet.
 */
export const serverVersionQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: [beeper.mount, 'speech'],
    queryFn: ({ signal }) => askVersion(beeper, signal),
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
  try {
    const speech = await askVersion(beeper, signal ? AbortSignal.any([signal, limit]) : limit)
    queryClient.setQueryData(queryKey, speech)
    return speech
  } catch (error) {
    if (!(error instanceof BeeperFailure)) throw error
    const isTimeout = limit.aborted && !signal?.aborted && error.kind === 'stopped'
    throw isTimeout
      ? new NotSentError('timeout', { ...error, cause: error })
      : NotSentError.from(error)
  }
}

async function askVersion(beeper: Beeper, signal: AbortSignal): Promise<ServerVersion> {
  const version = await versionOf(beeper, signal)
  return { version, dialect: dialectOf(version) }
}

async function versionOf(beeper: Beeper, signal: AbortSignal): Promise<string | undefined> {
  // without an answer nobody was asked: the call was given up, or there is no token
  const wasAsked = ({ status }: BeeperFailure) => status !== undefined
  const inPassing = async () => (await beeper.send(listAccounts, {}, signal)).version
  const header = await orNone(inPassing, wasAsked)
  if (header !== undefined && isVersion(header)) return header.trim().replace(/^v/i, '')
  const isMissing = ({ kind }: BeeperFailure) => kind === 'call-unknown'
  const infos = async () => (await beeper.send(getInfo, {}, signal)).answer.app.version
  const told = (await orNone(infos, header ? wasAsked : isMissing))?.trim() || header
  return told?.slice(0, longestVersion).replace(/^v(?=\d)/i, '')
}

/** It is shown; whatever is longer is no version. */
const longestVersion = 40

/** What is asked for, or nothing after a failure that is no obstacle; throws any other. */
async function orNone(
  ask: () => Promise<string | undefined>,
  isNoObstacle: (failure: BeeperFailure) => boolean,
): Promise<string | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof BeeperFailure && isNoObstacle(error)) return undefined
    throw error
  }
}

/** The dialect of the server as far as it is known: until it has told, the newest is the likely one. */
export const useDialect = (): Dialect =>
  useQuery(serverVersionQuery(useBeeper())).data?.dialect ?? 'start'

/**
 * Finds the dialect out before something is written. What it returns throws a `NotSentError` when
 * the server does not answer soon, or when `signal` is aborted.
 */
export function useDialectLookup(): (signal?: AbortSignal) => Promise<Dialect> {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  return async (signal) => (await versionBeforeWrite(queryClient, beeper, signal)).dialect
}

/** Who answers, and in which version. */
export const infoQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: [beeper.mount, 'info'],
    queryFn: async ({ signal }) => (await beeper.send(getInfo, {}, signal)).answer,
  })

/**
 * Who answers, asked again every `pause` milliseconds if one is given. A server before 4.2.557 has
 * no such call and is not asked, because each refusal would stand in the browser's console.
 */
export function useInfo(beeper: Beeper, pause?: number) {
  const speech = useQuery(serverVersionQuery(beeper))
  const canTell = speech.isError || (speech.isSuccess && speech.data.dialect !== 'create')
  return useQuery({ ...infoQuery(beeper), enabled: canTell, refetchInterval: pause ?? false })
}
