import BeeperDesktop, { APIError } from '@beeper/desktop-api'
import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import * as z from 'zod/mini'
import { FailureBody, ValidationDetails } from '#contract/failure.ts'
import { createSandbox } from './app.ts'
import { publishedToken } from './auth.ts'
import { type Database, openDatabase } from './database.ts'
import { networkByType } from './networks/networks.ts'

/** A sandbox of one's own, in memory and newly seeded, and the official SDK speaking to it. */
export async function freshSandbox(url = ':memory:') {
  const database = await openDatabase(url)
  return { database, ...speakTo(database) }
}

/** The app over a database, and the official SDK speaking to it without a socket. */
export function speakTo(database: Database) {
  const app = createSandbox(database)
  const beeper = new BeeperDesktop({
    baseURL: 'http://127.0.0.1',
    accessToken: publishedToken,
    maxRetries: 0,
    fetch: async (input, init) => app.request(input instanceof URL ? input.href : input, init),
  })
  return { app, beeper }
}

/** How a request was refused: status and code, the words, and where in it the first fault lies. */
export async function refusalOf(request: PromiseLike<unknown>) {
  const error = await Promise.resolve(request).then(
    (answer) => new Error(`not refused: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof APIError)) throw error
  const { code, message, details } = FailureBody.parse(error.error)
  const path = ValidationDetails.safeParse(details).data?.issues[0]?.path
  return { refused: `${error.status} ${code}`, message, path, headers: error.headers }
}

/** The seeded account of a network. */
export const accountOf = (type: string) => networkByType(type).account.accountID

/** The body of a start on the seeded account of a network. */
export const start = (
  type: string,
  user: ChatStartParams['user'],
  rest: Partial<ChatStartParams> = {},
): ChatStartParams => ({ accountID: accountOf(type), user, ...rest })

const tables = ['account', 'person', 'chat', 'participant', 'message']

/** All that a database holds, to tell whether anything changed. */
export const everythingIn = (database: Database) =>
  Promise.all(tables.map((table) => database.rows(z.unknown(), `select * from ${table}`)))
