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
 * How a server is spoken to: by the version that `/v1/info` tells. Where that call is missing, by
 * the one in the headers of its other answers; without either it is older than both.
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
  try {
    return (await beeper.send(getInfo, {}, signal)).answer.app.version
  } catch (error) {
    if (!(error instanceof BeeperFailure && error.kind === 'call-unknown')) throw error
    return (await beeper.send(listAccounts, {}, signal)).version
  }
}
