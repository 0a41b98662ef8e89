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

/** The delays of the slow scenarios, in milliseconds. */
export interface Waits {
  slow: number
  /** Longer than the timeout of any client. */
  late: number
}

/** 6 s are noticeable, and 35 s exceed the 30 s timeout of the official SDK. */
export const defaultWaits: Waits = { slow: 6000, late: 35_000 }

/** The answers that have a scenario; `normal` has none. */
export type ChosenAnswer = Exclude<NextAnswer['answer'], 'normal'>

export type OpenChatAnswer = Answer<typeof startChat> & { chatID: string }

/** A request that opens a chat; `userID` is the scenario contact. */
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
  /** Drops the first message after validation. */
  withoutMessage?: true
  /** Leaves this user out of a group after validation. */
  withoutUserID?: string
}

/**
 * Wraps a request that opens a chat: it may wait or throw a refusal before or after calling `open`,
 * and change the answer.
 */
type Scenario = (
  context: ScenarioContext,
  open: (options?: OpenOptions) => Promise<OpenChatAnswer>,
) => Promise<OpenChatAnswer>

/** Opens a chat; a scenario wraps one `Open` and gives another. */
export type Open = (options: OpenOptions) => Promise<OpenChatAnswer>

/** Wraps `open` in the scenarios of those users who have one, the first user's outermost. */
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

/** Responds late. */
const slow: Scenario = async ({ waits }, open) => {
  await pause(waits.slow)
  return open()
}

/** Opens at once; responds to a new chat only after every client's timeout. */
const timeout: Scenario = async ({ waits }, open) => {
  const answer = await open()
  if (isNew(answer)) await pause(waits.late)
  return answer
}

/** Opens at once; responds only after every client's timeout. */
const afterTimeout: Scenario = async ({ waits }, open) => {
  const answer = await open()
  await pause(waits.late)
  return answer
}

const retryAfterSeconds = 20

/** Refuses with 429 and a `retry-after`. */
const rateLimited: Scenario = async ({ network }) => {
  const message = `${network.facts.name} asks to slow down`
  const headers = { 'retry-after': String(retryAfterSeconds) }
  throw new Refusal(429, { code: 'M_LIMIT_EXCEEDED', message }, headers)
}

/** Refuses with 502: Beeper works, the network does not respond. */
const brokenBridge: Scenario = async ({ network }) => {
  const message = `${network.facts.name} did not answer`
  throw new Refusal(502, { code: 'BRIDGE_UNAVAILABLE', message })
}

const internalError: Scenario = async () => {
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong' })
}

/** Refuses with 404, although the contact is listed. */
const neverFound: Scenario = async ({ isGroup, userID }) => {
  throw userNotFound(isGroup ? userID : undefined)
}

/**
 * Opens a new chat and refuses with 409, as if another client had just opened it; then reuses it.
 */
const conflict: Scenario = async (_, open) => {
  const answer = await open()
  if (!isNew(answer)) return answer
  const message = 'The chat was changed by another request'
  throw new Refusal(409, { code: 'CONFLICT', message })
}

const flakyFailures = 2

const Tries = z.object({ tries: z.number() })

/**
 * Refuses with 404 twice, as WhatsApp's lookup sometimes does, then opens from the third request
 * on.
 */
const flaky: Scenario = async ({ database, accountID, userID, isGroup }, open) => {
  const tries = await countTry(database, accountID, userID)
  if (tries <= flakyFailures) throw userNotFound(isGroup ? userID : undefined)
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

/** Opens a new chat, drops its first message, and refuses with 500 although the chat exists. */
const unsent: Scenario = async ({ hasMessage }, open) => {
  const answer = await open({ withoutMessage: true })
  if (!hasMessage) return answer
  if (!isNew(answer)) return open()
  throw messageLost()
}

/** Opens the chat, new or not, drops the message, and refuses with 500 although the chat exists. */
const firstMessageFails: Scenario = async (_, open) => {
  await open({ withoutMessage: true })
  throw messageLost()
}

const messageLost = () => {
  const message = 'The chat was opened, but its first message could not be sent'
  return new Refusal(500, { code: 'INTERNAL_ERROR', message })
}

/** Leaves the contact out of a new group; the answer has no error. */
const missing: Scenario = ({ isGroup, userID }, open) =>
  open(isGroup ? { withoutUserID: userID } : {})

/** Answers with the chat's ID and status only, as observed with Beeper 4.2.1004. */
const thinAnswer: Scenario = async (_, open) => {
  const { chatID, status } = await open()
  return { chatID, status }
}

const unknownFields = {
  moodRing: 'teal',
  isFolded: true,
  constellation: { stars: [1, 2, 3], isRising: false },
}

/** Answers with unknown fields, types and levels, as a future Beeper may. */
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

// `inviteOnly` does nothing here: the rules for opening a chat handle the invite
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

/** The scenarios that the user can choose for the next request, with any recipient. */
export const chosenScenarios: Readonly<Record<ChosenAnswer, Scenario>> = {
  slow,
  'not-found': neverFound,
  'rate-limit': rateLimited,
  outage: brokenBridge,
  'after-timeout': afterTimeout,
  'partial-group': missing,
  'first-message-fails': firstMessageFails,
}
