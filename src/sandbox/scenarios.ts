import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Answer } from '#contract/endpoint.ts'
import type { startChat } from '#contract/new-chat.ts'
import { userNotFound } from './contacts/lookup.ts'
import type { Database } from './database/database.ts'
import type { Network } from './networks/shared.ts'
import { Refusal } from './refusal.ts'
import { type Scenario, scenarioNameByNetworkID } from './seed/scenario-contacts.ts'

/** What is answered when a chat has been opened. */
export type Told = Answer<typeof startChat> & { chatID: string }

/** How the opening differs from what was asked for. */
export interface Change {
  /** Leaves the first message out. */
  isSilent?: true
  /** Leaves somebody out of a group: their user ID. */
  absent?: string
}

/** Opens the chat as any other. */
export type Open = (change?: Change) => Promise<Told>

/** A request that opens a chat with somebody who stands for something. */
export interface Scene {
  database: Database
  network: Network
  accountID: string
  /** Their user ID. */
  userID: string
  isGroup: boolean
  hasMessage: boolean
  /** How long the slow take, in milliseconds. */
  waits: Waits
}

/** How long the slow take, in milliseconds: the slow ones, and those who outlast every client. */
export interface Waits {
  slow: number
  late: number
}

/** Six seconds are felt, and 35 outlast the 30 that the official SDK waits. */
export const defaultWaits: Waits = { slow: 6000, late: 35_000 }

/**
 * What somebody makes of a request that opens a chat with them: they may wait or refuse, before or
 * after the chat is opened, and change what is answered.
 */
export type Plot = (scene: Scene, open: Open) => Promise<Told>

/** Whether the answer tells of a chat that was not there before. */
export const isNew = ({ status }: Told): boolean => status === 'created'

/** A scene before it is known who is in it. */
export type Setting = Omit<Scene, 'userID'>

/** Opens a chat with these people; those who stand for a scenario play it, the first named first. */
export function play(
  setting: Setting,
  userIDs: readonly string[],
  open: (change: Change) => Promise<Told>,
): Promise<Told> {
  const opening = userIDs.reduceRight<(change: Change) => Promise<Told>>((next, userID) => {
    const scenario = scenarioNameByNetworkID.get(setting.network.networkID(userID) ?? '')
    if (!scenario) return next
    return (change) => {
      const inner: Open = (more) => next({ ...change, ...more })
      return plots[scenario]({ ...setting, userID }, inner)
    }
  }, open)
  return opening({})
}

/** Answers after a few seconds. */
export const slow: Plot = async ({ waits }, open) => {
  await pause(waits.slow)
  return open()
}

/** Opens at once, answers a new chat only when every client has stopped waiting. */
export const timeout: Plot = async ({ waits }, open) => {
  const answer = await open()
  if (isNew(answer)) await pause(waits.late)
  return answer
}

const retryAfterSeconds = 20

/** Refuses with 429, and says when to come back. */
export const rateLimited: Plot = async ({ network }) => {
  const message = `${network.facts.name} asks to slow down`
  const wait = { 'retry-after': String(retryAfterSeconds) }
  throw new Refusal(429, { code: 'M_LIMIT_EXCEEDED', message }, wait)
}

/** Refuses with 502: Beeper is fine, the network does not answer. */
export const brokenBridge: Plot = async ({ network }) => {
  const message = `${network.facts.name} did not answer`
  throw new Refusal(502, { code: 'BRIDGE_UNAVAILABLE', message })
}

/** Refuses with 500. */
export const internalError: Plot = async () => {
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong' })
}

/** Is listed, and yet found by no one: 404. */
export const nobody: Plot = async ({ isGroup, userID }) => {
  throw userNotFound(isGroup ? userID : undefined)
}

/** Opens a new chat and answers 409, as if somebody else had just opened it; then reuses it. */
export const conflict: Plot = async (_, open) => {
  const answer = await open()
  if (!isNew(answer)) return answer
  const message = 'The chat was changed by another request'
  throw new Refusal(409, { code: 'CONFLICT', message })
}

const failures = 2

const Tries = z.object({ tries: z.number() })

/** Is found by no one at first, as WhatsApp's numbers sometimes are, and from the third try on. */
export const flaky: Plot = async ({ database, accountID, userID, isGroup }, open) => {
  const tries = await countTry(database, accountID, userID)
  if (tries <= failures) throw userNotFound(isGroup ? userID : undefined)
  return open()
}

async function countTry(database: Database, accountID: string, userID: string) {
  const rows = await database.write([
    {
      sql: `insert into attempt (accountID, userID, tries) values (?, ?, 1)
        on conflict do update set tries = tries + 1 returning tries`,
      args: [accountID, userID],
    },
  ])
  return z.parse(z.tuple([Tries]), rows)[0].tries
}

/** Opens a new chat, loses its first message, and answers 500 although the chat is there. */
export const unsent: Plot = async ({ hasMessage }, open) => {
  const answer = await open({ isSilent: true })
  if (!hasMessage) return answer
  if (!isNew(answer)) return open()
  const message = 'The chat was created, but its first message could not be sent'
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message })
}

/** Is asked into groups and not added; nothing in the answer says so. */
export const missing: Plot = (scene, open) => open(scene.isGroup ? { absent: scene.userID } : {})

/** Answers nothing but the chat's ID and whether it is new, as Beeper 4.2.1004 was seen to do. */
export const thinAnswer: Plot = async (_, open) => {
  const { chatID, status } = await open()
  return { chatID, status }
}

const unheardOf = {
  moodRing: 'teal',
  isFolded: true,
  constellation: { stars: [1, 2, 3], isRising: false },
}

/** Answers with fields, kinds and levels that nobody knows yet, as Beeper may one day. */
export const oddAnswer: Plot = async (_, open) => {
  const answer = await open()
  if (!('capabilities' in answer)) return answer
  const { attachments, formatting, ...capabilities } = answer.capabilities ?? {}
  return {
    ...answer,
    ...unheardOf,
    type: 'salon',
    status: 'reborn',
    capabilities: {
      ...capabilities,
      edit: 7,
      poll: -9,
      hologram: 2,
      telepathy: { level: 1 },
      formatting: { ...formatting, 'bold.shimmering': 2, italic: 5 },
      attachments: { ...attachments, 'm.scent': { mimeTypes: { 'scent/rose': 3 }, maxSize: 12 } },
    },
  }
}

/** What each scenario does. An invite is no scenario of its own: the rules of opening ask for it. */
const plots: Readonly<Record<Scenario, Plot>> = {
  slow,
  timeout,
  rateLimited,
  brokenBridge,
  internalError,
  flaky,
  inviteOnly: (_, open) => open(),
  nobody,
  unsent,
  missing,
  conflict,
  oddAnswer,
  thinAnswer,
}
