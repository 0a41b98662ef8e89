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

/** Tells and sets how the next opening of a chat is answered. */
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
 * Opens a chat with these users, and answers as was chosen for the next opening. Of several openings
 * at once only one is. A choice that cannot happen to this opening, and one whose opening is refused
 * anyway, stay for the next.
 */
export async function withNextAnswer(
  context: Context,
  userIDs: readonly string[],
  open: Open,
): Promise<OpenChatAnswer> {
  const { database } = context
  const answer = await readAnswer(database)
  if (answer === undefined || answer === 'normal') return open({})
  if (!canHappen(answer, context, userIDs) || !(await take(database, answer))) return open({})
  let isRefused = false
  const tried: Open = async (options) => {
    try {
      return await open(options)
    } catch (error) {
      isRefused = error instanceof Refusal
      throw error
    }
  }
  try {
    const userID = userIDs.at(-1) ?? ''
    return await chosenScenarios[answer]({ ...context, userID }, (options = {}) => tried(options))
  } finally {
    if (isRefused) await giveBack(database, answer)
  }
}

function canHappen(
  answer: ChosenAnswer,
  { isGroup, hasMessage }: Context,
  userIDs: readonly string[],
): boolean {
  if (answer === 'partial-group') return isGroup && userIDs.length > 1
  return answer !== 'first-message-fails' || hasMessage
}

/** The choice, or none; one of a newer sandbox that shares the database counts as none. */
async function readAnswer(database: Database): Promise<NextAnswer['answer'] | undefined> {
  const answer = await choiceOf(database, 'nextAnswer')
  return z.safeParse(NextAnswer, { answer }).data?.answer
}

/** Uses the choice up, and tells whether it was still there. */
async function take(database: Database, answer: ChosenAnswer): Promise<boolean> {
  const rows = await database.write([
    {
      sql: `delete from choice where name = 'nextAnswer' and value = ? returning value`,
      args: [answer],
    },
  ])
  return rows.length > 0
}

/** A choice that was made since then stays, `normal` among them. */
async function giveBack(database: Database, answer: ChosenAnswer): Promise<void> {
  await database.write([
    {
      sql: `insert into choice (name, value) values ('nextAnswer', ?) on conflict do nothing`,
      args: [answer],
    },
  ])
}
