import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { listAccounts } from '#contract/accounts.ts'
import { getInfo } from '#contract/info.ts'
import { accountListQuery } from './accounts.ts'
import { useBeeper } from './connection/connection-context.ts'
import { queryKeys } from './connection/query-keys.ts'
import { BeeperError, NotSentError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'
import { type Dialect, dialectOf, isVersion } from './http/dialect.ts'

/** A server's version, where it names one, and the dialect that follows from it. */
export interface ServerVersion {
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
