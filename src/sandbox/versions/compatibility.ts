import type { MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { setReminder } from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import { CreateChat, NewChat, type newChat, type startChat } from '#contract/new-chat.ts'
import { notFound } from '../refusal.ts'
import { hasRoute, isBefore, newestVersion, type PlayedVersion } from './version.ts'

/** Statuses that Beeper declares only since 4.3; before, the status was 500. */
const laterStatuses = [409, 502]

/** Emulates older versions: removes the routes, fields and statuses that came later. */
export const compatibility: MiddlewareHandler = async (c, next) => {
  const { version } = c.var
  if (version === newestVersion) return next()
  const { method, path } = c.req
  if (!hasRoute(version, method, path)) throw notFound(`Route ${method} ${path}`)
  await next()
  const isJSON = c.res.headers.get('content-type')?.startsWith('application/json')
  if (!isJSON || path.endsWith('/v1/spec')) return
  const answer = answerAsOf(version, await c.res.json())
  const { status, headers } = c.res
  c.res = new Response(JSON.stringify(answer), {
    status: isBefore(version, '4.3.73') && laterStatuses.includes(status) ? 500 : status,
    headers,
  })
}

/** The versions with a field: since one, and optionally missing again between two others. */
interface Availability {
  since?: PlayedVersion
  missing?: readonly [from: PlayedVersion, until: PlayedVersion]
}

type Fields = Readonly<Record<string, Availability>>

const since808 = (...names: string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, { since: '4.2.808' }]))

/** A display name, which some versions do not have. */
const network: Availability = { missing: ['4.2.557', '4.2.785'] }

const accountFields: Fields = {
  network,
  bridge: { since: '4.2.785' },
  status: { since: '4.3.73' },
  statusText: { since: '4.3.73' },
  loginID: { since: '4.3.73' },
  capabilities: { since: '4.3.73' },
}

const chatFields: Fields = {
  network,
  description: { missing: ['4.2.557', '4.2.808'] },
  ...since808('capabilities', 'draft', 'imgURL', 'isLowPriority', 'isMarkedUnread', 'isReadOnly'),
  ...since808('messageExpirySeconds', 'reminder', 'snooze', 'unreadMentionsCount'),
}

const participantFields = since808('isAdmin', 'isPending', 'isNetworkBot')

/** An answer with only the fields of a version, in accounts, chats and participants. */
function answerAsOf(version: PlayedVersion, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((entry) => answerAsOf(version, entry))
  if (typeof answer !== 'object' || answer === null) return answer
  const fields = fieldsOf(answer)
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([name]) => hasField(version, fields[name]))
      .map(([name, value]) => [name, answerAsOf(version, value)]),
  )
}

/** Distinguished by the fields of every version: a chat has participants, an account a user. */
function fieldsOf(answer: object): Fields {
  if ('participants' in answer && 'accountID' in answer) return chatFields
  if ('user' in answer && 'accountID' in answer) return accountFields
  return 'isSelf' in answer ? participantFields : {}
}

function hasField(version: PlayedVersion, { since, missing }: Availability = {}): boolean {
  if (since && isBefore(version, since)) return false
  return !missing || isBefore(version, missing[0]) || !isBefore(version, missing[1])
}

/** The versions with a union body of `POST /v1/chats`: from the first, before the second. */
const union = ['4.2.557', '4.2.808'] as const

// Beeper does not document `mode` since 4.2.808; the sandbox still accepts it
const acceptsUnion = (version: PlayedVersion) => !isBefore(version, union[0])

/** The schema of the body of `POST /v1/chats`; before the union, `mode` has no meaning. */
export const newChatBody = (version: PlayedVersion): typeof NewChat | typeof CreateChat =>
  acceptsUnion(version) ? NewChat : CreateChat

/**
 * The answer of `POST /v1/chats`: the complete chat since 4.2.808, before that its ID and status.
 */
export function newChatAnswer(
  version: PlayedVersion,
  isStart: boolean,
  answer: Answer<typeof startChat> & { chatID: string },
): Answer<typeof newChat> {
  if (!isBefore(version, union[1])) return answer
  const { chatID, status } = answer
  return isStart ? { chatID, status } : { chatID, status: undefined }
}

/** The default number of participants of a single chat; -1 is all. */
export const defaultParticipantCount = (version: PlayedVersion): number =>
  isBefore(version, '4.2.808') ? -1 : 100

/** Whether message lists have cursors; earlier clients use the last sort key. */
export const hasMessageCursors = (version: PlayedVersion): boolean => !isBefore(version, '4.2.808')

const { dismissOnIncomingMessage } = setReminder.body.shape.reminder.shape

// the latest time with a four-digit year in ISO 8601
const latest = Date.parse('9999-12-31T23:59:59.999Z')

const inMilliseconds = z.object({
  reminder: z.pipe(
    z.object({
      /** Unix milliseconds. */
      remindAtMs: z.number().check(z.int(), z.gte(0), z.lte(latest)),
      dismissOnIncomingMessage,
    }),
    z.transform(({ remindAtMs, ...rest }) => ({
      remindAt: new Date(remindAtMs).toISOString(),
      ...rest,
    })),
  ),
})

const Milliseconds = z.object({ reminder: z.object({ remindAtMs: z.unknown() }) })

/**
 * The schema of a reminder's body: in milliseconds before 4.2.808, as a timestamp since. Later
 * versions accept both, for older clients.
 */
export function reminderBody(version: PlayedVersion, body: unknown) {
  if (isBefore(version, '4.2.808')) return inMilliseconds
  const isOlder = z.safeParse(Milliseconds, body).data?.reminder.remindAtMs !== undefined
  return isOlder ? inMilliseconds : setReminder.body
}
