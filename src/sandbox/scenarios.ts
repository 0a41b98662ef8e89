import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Answer } from '#contract/endpoint.ts'
import type { startChat } from '#contract/new-chat.ts'
import type { NextAnswer } from '#contract/overture.ts'
import { userNotFound } from './contacts/lookup.ts'
import type { Database } from './database/database.ts'
import type { Network } from './networks/shared.ts'
import { Refusal } from './refusal.ts'
import { type ScenarioName, scenarioNameByNetworkID } from './seed/scenario-contacts.ts'

/** How long the slow scenarios wait, in milliseconds. */
export interface Waits {
  slow: number
  /** Longer than any client waits. */
  late: number
}

/** Six seconds are felt, and 35 outlast the 30 that the official SDK waits. */
export const defaultWaits: Waits = { slow: 6000, late: 35_000 }

/** What may be chosen for the next opening; `normal` is none. */
export type ChosenAnswer = Exclude<NextAnswer['answer'], 'normal'>

export type OpenChatAnswer = Answer<typeof startChat> & { chatID: string }

/** A request that opens a chat; `userID` is whom its scenario is about. */
export interface ScenarioContext {
  database: Database
  network: Network
  accountID: string
  userID: string
  isGroup: boolean
  hasMessage: boolean
  waits: Waits
}

interface OpenOptions {
  /** Loses the first message, after it was found good. */
  withoutMessage?: true
  /** Leaves this user out of a group, after all were found good. */
  withoutUserID?: string
}

/**
 * What becomes of a request that opens a chat: it may wait or be refused, before or after the chat is
 * opened by `open`, and be answered otherwise.
 */
type Scenario = (
  context: ScenarioContext,
  open: (options?: OpenOptions) => Promise<OpenChatAnswer>,
) => Promise<OpenChatAnswer>

/** An opening that is still to be done; scenarios are run around it, and are one again. */
export type Open = (options: OpenOptions) => Promise<OpenChatAnswer>

/**
 * The same opening, with the scenarios of those among these users who have one around it, the first
 * outermost.
 */
export function withScenarios(
  context: Omit<ScenarioContext, 'userID'>,
  userIDs: readonly string[],
  open: Open,
): Open {
  return userIDs.reduceRight((next, userID) => {
    const name = scenarioNameByNetworkID.get(context.network.networkID(userID) ?? '')
    if (!name) return next
    return (options) =>
      scenarios[name]({ ...context, userID }, (more) => next({ ...options, ...more }))
  }, open)
}

const isNew = ({ status }: OpenChatAnswer) => status === 'created'

/** Answers late. */
const slow: Scenario = async ({ waits }, open) => {
  await pause(waits.slow)
  return open()
}

/** Opens at once, answers a new chat only when every client has stopped waiting. */
const timeout: Scenario = async ({ waits }, open) => {
  const answer = await open()
  if (isNew(answer)) await pause(waits.late)
  return answer
}

/** Opens at once, answers only when every client has stopped waiting. */
const afterTimeout: Scenario = async ({ waits }, open) => {
  const answer = await open()
  await pause(waits.late)
  return answer
}

const retryAfterSeconds = 20

/** Refuses with 429, and says when to come back. */
const rateLimited: Scenario = async ({ network }) => {
  const message = `${network.facts.name} asks to slow down`
  const headers = { 'retry-after': String(retryAfterSeconds) }
  throw new Refusal(429, { code: 'M_LIMIT_EXCEEDED', message }, headers)
}

/** Refuses with 502: Beeper is fine, the network does not answer. */
const brokenBridge: Scenario = async ({ network }) => {
  const message = `${network.facts.name} did not answer`
  throw new Refusal(502, { code: 'BRIDGE_UNAVAILABLE', message })
}

const internalError: Scenario = async () => {
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong' })
}

/** Is listed, and yet never found: 404. */
const neverFound: Scenario = async ({ isGroup, userID }) => {
  throw userNotFound(isGroup ? userID : undefined)
}

/** Opens a new chat and answers 409, as if another client had just opened it; then reuses it. */
const conflict: Scenario = async (_, open) => {
  const answer = await open()
  if (!isNew(answer)) return answer
  const message = 'The chat was changed by another request'
  throw new Refusal(409, { code: 'CONFLICT', message })
}

const failuresAtFirst = 2

const Tries = z.object({ tries: z.number() })

/**
 * Is not found at first, as WhatsApp's numbers sometimes are not, and found from the third try on.
 */
const flaky: Scenario = async ({ database, accountID, userID, isGroup }, open) => {
  const tries = await countTry(database, accountID, userID)
  if (tries <= failuresAtFirst) throw userNotFound(isGroup ? userID : undefined)
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
const unsent: Scenario = async ({ hasMessage }, open) => {
  const answer = await open({ withoutMessage: true })
  if (!hasMessage) return answer
  if (!isNew(answer)) return open()
  throw messageLost()
}

/** Opens the chat, new or not, loses the message, and answers 500 although the chat is there. */
const firstMessageFails: Scenario = async (_, open) => {
  await open({ withoutMessage: true })
  throw messageLost()
}

const messageLost = () => {
  const message = 'The chat was opened, but its first message could not be sent'
  return new Refusal(500, { code: 'INTERNAL_ERROR', message })
}

/** Is invited to groups and not added; nothing in the answer says so. */
const missing: Scenario = ({ isGroup, userID }, open) =>
  open(isGroup ? { withoutUserID: userID } : {})

/** Answers nothing but the chat's ID and whether it is new, as Beeper 4.2.1004 was seen to do. */
const thinAnswer: Scenario = async (_, open) => {
  const { chatID, status } = await open()
  return { chatID, status }
}

const unknownFields = {
  moodRing: 'teal',
  isFolded: true,
  constellation: { stars: [1, 2, 3], isRising: false },
}

/** Answers with fields, kinds and levels that no client knows yet, as Beeper may one day. */
const oddAnswer: Scenario = async (_, open) => {
  const answer = await open()
  if (!('capabilities' in answer)) return answer
  const { attachments, formatting, ...capabilities } = answer.capabilities ?? {}
  return {
    ...answer,
    ...unknownFields,
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

// an invite is no scenario of its own: the rules of opening ask for it
const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  slow,
  timeout,
  rateLimited,
  brokenBridge,
  internalError,
  flaky,
  inviteOnly: (_, open) => open(),
  neverFound,
  unsent,
  missing,
  conflict,
  oddAnswer,
  thinAnswer,
}

/** What a person may choose for the next opening, whoever it is with: as the contacts do it. */
export const chosenScenarios: Readonly<Record<ChosenAnswer, Scenario>> = {
  slow,
  'not-found': neverFound,
  'rate-limit': rateLimited,
  outage: brokenBridge,
  'after-timeout': afterTimeout,
  'partial-group': missing,
  'first-message-fails': firstMessageFails,
}
