import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Answer } from '#contract/endpoint.ts'
import { getNextAnswer, NextAnswer, setNextAnswer } from '#contract/overture.ts'
import { choiceOf, choose } from './choices.ts'
import type { Database } from './database/database.ts'
import type { SandboxDeps } from './deps.ts'
import { Refusal } from './refusal.ts'
import { readBody } from './request.ts'
import {
  type ChosenAnswer,
  chosenScenarios,
  type Open,
  type OpenChatAnswer,
  type ScenarioContext,
} from './scenarios.ts'

/** Reads and sets the answer to the next request that opens a chat. */
export const nextAnswerRoutes = ({ database }: SandboxDeps) =>
  new Hono()
    .get(getNextAnswer.path, async (c) => {
      const answer = (await readAnswer(database)) ?? 'normal'
      return c.json({ answer } satisfies Answer<typeof getNextAnswer>)
    })
    .put(setNextAnswer.path, async (c) => {
      const { answer } = await readBody(c, setNextAnswer.body)
      await database.write([choose('nextAnswer', answer)])
      return c.json({ answer } satisfies Answer<typeof setNextAnswer>)
    })

type Context = Omit<ScenarioContext, 'userID'>

/**
 * Opens a chat with these users and gives the answer chosen for the next request. Of parallel
 * requests only one uses it up. It stays for the next request when it does not apply to this one,
 * and when this one is refused.
 */
export async function withNextAnswer(
  context: Context,
  userIDs: readonly string[],
  open: Open,
): Promise<OpenChatAnswer> {
  const { database } = context
  const answer = await readAnswer(database)
  if (answer === undefined || answer === 'normal') return open({})
  if (!appliesTo(answer, context, userIDs) || !(await claim(database, answer))) return open({})
  let isRefused = false
  const observedOpen: Open = async (options) => {
    try {
      return await open(options)
    } catch (error) {
      isRefused = error instanceof Refusal
      throw error
    }
  }
  try {
    const userID = userIDs.at(-1) ?? ''
    return await chosenScenarios[answer]({ ...context, userID }, (options = {}) =>
      observedOpen(options),
    )
  } finally {
    if (isRefused) await restore(database, answer)
  }
}

function appliesTo(
  answer: ChosenAnswer,
  { isGroup, hasMessage }: Context,
  userIDs: readonly string[],
): boolean {
  if (answer === 'partial-group') return isGroup && userIDs.length > 1
  return answer !== 'first-message-fails' || hasMessage
}

/** The chosen answer. Unknown values, of a newer sandbox that shares the database, are ignored. */
async function readAnswer(database: Database): Promise<NextAnswer['answer'] | undefined> {
  const answer = await choiceOf(database, 'nextAnswer')
  return z.safeParse(NextAnswer, { answer }).data?.answer
}

/** Deletes the chosen answer; false when another request has used it up. */
async function claim(database: Database, answer: ChosenAnswer): Promise<boolean> {
  const rows = await database.write([
    {
      sql: `delete from choice where name = 'nextAnswer' and value = ? returning value`,
      args: [answer],
    },
  ])
  return rows.length > 0
}

/** Does not replace an answer chosen in the meantime, including `normal`. */
async function restore(database: Database, answer: ChosenAnswer): Promise<void> {
  await database.write([
    {
      sql: `insert into choice (name, value) values ('nextAnswer', ?) on conflict do nothing`,
      args: [answer],
    },
  ])
}
