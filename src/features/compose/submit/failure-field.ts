import type { BeeperError } from '#beeper/failure/failure.ts'
import { type FailedOpening, openingFailureText, pathInBody } from '#beeper/failure/failure-text.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { Identifier } from '#recognize/recognition.ts'
import type { Participant, WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import { pillID } from '../people/participant-text.ts'
import type { Failed } from './submit-state.ts'

/** Fields of the form by their names in a request body. */
const formFields = new Map([
  ['accountID', 'accountIDs'],
  ['user', 'who'],
  ['participantIDs', 'participants'],
  ['title', 'title'],
  ['type', 'type'],
  ['messageText', 'messageText'],
])

const identifiers = ['id', 'username', 'phoneNumber', 'email', 'fullName'] as const

/** The field where a failure can be fixed; `undefined` if there is none. */
function fieldOf(
  failure: BeeperError,
  payload: NewChat,
  draft: Pick<WholeDraft, 'origins' | 'user'>,
): string | undefined {
  const [issue] = failure.issues
  if (issue) {
    const [first, second] = pathInBody(issue.path).map(String)
    const identifier = first === 'user' ? identifiers.find((name) => name === second) : undefined
    return identifier ? fieldOfDetail(identifier, draft) : formFields.get(first ?? '')
  }
  switch (failure.kind) {
    case 'account-gone':
    case 'not-connected':
      return 'accountIDs'
    case 'invite-needed':
      return 'allowInvite'
    case 'person-unknown':
    case 'person-refused':
      return payload.mode === 'start' ? fieldOfPerson(payload.user, draft) : 'participants'
    case 'call-unknown':
      return payload.mode === 'start' ? 'who' : undefined
    default:
      return undefined
  }
}

/**
 * What the form marks after a failure: the participants it names, otherwise the field where it can
 * be fixed. Nothing if the request may have worked.
 */
export function problemsOfFailure(
  { failure, outcome, attempt }: Failed,
  about: Omit<FailedOpening, 'payload' | 'network'>,
): { problems: Problem[]; refused: { id: string; text: string }[] } {
  const { payload, draft, network = '' } = attempt
  if (!payload || outcome === 'unknown') return { problems: [], refused: [] }
  const refused = refusalsIn(failure, payload, draft.participants, network)
  if (refused.length > 0) {
    const problems = refused.flatMap(({ id, text }) => {
      const key = draft.participants.find((participant) => participant.id === id)?.key
      return key ? [{ fieldID: pillID(key), message: text }] : []
    })
    return { problems, refused }
  }
  const fieldID = fieldOf(failure, payload, draft)
  const message = openingFailureText(failure, { ...about, payload, network })
  return { problems: fieldID ? [{ fieldID, message }] : [], refused }
}

/** The field of the only identifier that was sent, otherwise the recipient field. */
function fieldOfPerson(user: Recipient, draft: Pick<WholeDraft, 'origins' | 'user'>): string {
  const given = identifiers.filter((name) => name !== 'fullName' && user[name])
  const [only, ...others] = given
  return only && others.length === 0 ? fieldOfDetail(only, draft) : 'who'
}

/** A detail that was typed by hand is fixed there, any other in the recipient field. */
const fieldOfDetail = (
  name: Identifier,
  { origins, user }: Pick<WholeDraft, 'origins' | 'user'>,
) => (user[name].trim() !== '' && origins[name] === undefined ? `user.${name}` : 'who')

const personal = ['person-unknown', 'person-refused', 'invalid', 'not-supported']

/** The participants whom a refusal names, each with its error text. */
export function refusalsIn(
  failure: BeeperError,
  payload: NewChat,
  participants: readonly Participant[],
  network: string,
): { id: string; text: string }[] {
  return refusedIDs(failure, payload).map((id) => {
    const name = participants.find((it) => it.id === id)?.name ?? id
    return { id, text: refusedText(failure, name, network) }
  })
}

/** The IDs that a refusal names: by index, by the ID itself, or as the only participant. */
export function refusedIDs(failure: BeeperError, payload: NewChat): string[] {
  if (payload.mode === 'start' || !personal.includes(failure.kind)) return []
  const { participantIDs } = payload
  const tokens = tokensIn(failure)
  const indexes = failure.issues.flatMap(({ path }) => indexIn(path) ?? [])
  const refused = participantIDs.filter((id, index) => indexes.includes(index) || tokens.has(id))
  const isPerson = failure.kind === 'person-unknown' || failure.kind === 'person-refused'
  return refused.length === 0 && isPerson && participantIDs.length === 1 ? participantIDs : refused
}

function indexIn(path: readonly (string | number)[]): number | undefined {
  const [field, index] = path[0] === 'body' ? path.slice(1) : path
  return field === 'participantIDs' && typeof index === 'number' ? index : undefined
}

/** The text of the server's answer, split into tokens that may be an ID. */
const tokensIn = ({ refusal, raw, issues }: BeeperError) =>
  new Set(JSON.stringify([refusal?.message, issues, raw]).split(/[\\"'“”\s,;()[\]{}]+/))

/** Why the server refused a participant, and what to do. */
function refusedText({ kind }: BeeperError, name: string, network: string): string {
  const advice = 'Remove them, or try again.'
  if (kind === 'person-unknown') return `${name} was not found on ${network}. ${advice}`
  if (kind === 'person-refused') return `${name} can’t be messaged on ${network}. ${advice}`
  return `${network} won’t add ${name} to this chat. ${advice}`
}
