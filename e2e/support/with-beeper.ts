import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BeeperDouble, startBeeperDouble } from './beeper-double.ts'
import { test as base } from './overture.ts'

export { expect } from './overture.ts'

/** The usual `test`, with a double of Beeper behind `/beeper`. */
export const test = base.extend<{
  beeperVersion: string | undefined
  isBeeperRunning: boolean
  beeper: BeeperDouble
}>({
  /** The version that the double plays. */
  beeperVersion: [undefined, { option: true }],
  /** Whether the double listens from the start. */
  isBeeperRunning: [true, { option: true }],

  beeper: async ({ beeperVersion, isBeeperRunning }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'overture-beeper-'))
    const isRunning = isBeeperRunning
    const beeper = await startBeeperDouble(folder, { version: beeperVersion, isRunning })
    await use(beeper)
    await beeper.stop()
    await rm(folder, { recursive: true })
  },

  beeperURL: async ({ beeper }, use) => use(beeper.url),
})
