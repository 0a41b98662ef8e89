import { queryOptions } from '@tanstack/react-query'
import { getInfo, listAccounts } from '#contract/account-endpoints.ts'
import type { Beeper } from './client.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { BeeperFailure } from './failure.ts'

/** A server's version, where it tells one, and how it is spoken to because of it. */
export interface Speech {
  version: string | undefined
  dialect: Dialect
}

/**
 * How a server is spoken to: by the version in the header of its answers to a token, which is there
 * since 4.1.239, else by the one that `/v1/info` tells. Without either it is older than both. Asked
 * in this order no version refuses a call that it does not have yet.
 */
export const speechQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: [beeper.mount, 'speech'],
    queryFn: async ({ signal }): Promise<Speech> => {
      const version = await versionOf(beeper, signal)
      return { version, dialect: dialectOf(version) }
    },
  })

async function versionOf(beeper: Beeper, signal: AbortSignal): Promise<string | undefined> {
  // without an answer nobody was asked: the call was given up, or there is no token
  const wasAsked = ({ status }: BeeperFailure) => status !== undefined
  const inPassing = async () => (await beeper.send(listAccounts, {}, signal)).version
  const told = await orNone(inPassing, wasAsked)
  if (told !== undefined) return told
  const isMissing = ({ kind }: BeeperFailure) => kind === 'call-unknown'
  return orNone(async () => (await beeper.send(getInfo, {}, signal)).answer.app.version, isMissing)
}

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
