import type { BeeperError } from '#beeper/failure/failure.ts'
import { type FailedOpening, openingFailureText, pathInBody } from '#beeper/failure/failure-text.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { Identifier } from '#recognize/recognition.ts'
import type { Participant, WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import { pillID } from '../people/participant-text.ts'
import type { Failed } from './submit-state.ts'

/** Fields of the form by the paths of a request's body. */
const formFields = new Map([
  ['accountID', 'accountIDs'],
  ['user', 'who'],
  ['participantIDs', 'participants'],
  ['title', 'title'],
  ['type', 'type'],
  ['messageText', 'messageText'],
])

const identifiers = ['id', 'username', 'phoneNumber', 'email', 'fullName'] as const

/** The field where a refusal can be mended; `undefined` when none is to blame. */
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
 * What the form marks after a failure: the participants whom it blames, else the field where it can
 * be mended. Says nothing of what may have worked.
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

/** The one identifier that was given, so that the words can stand beside it. */
function fieldOfPerson(user: Recipient, draft: Pick<WholeDraft, 'origins' | 'user'>): string {
  const given = identifiers.filter((name) => name !== 'fullName' && user[name])
  const [only, ...others] = given
  return only && others.length === 0 ? fieldOfDetail(only, draft) : 'who'
}

/** A detail that was typed by hand is mended there, any other where it came from. */
const fieldOfDetail = (
  name: Identifier,
  { origins, user }: Pick<WholeDraft, 'origins' | 'user'>,
) => (user[name].trim() !== '' && origins[name] === undefined ? `user.${name}` : 'who')

const personal = ['person-unknown', 'person-refused', 'invalid', 'not-supported']

/** The participants whom a refusal blames, with the text that stands at each. */
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

/** The IDs that a refusal blames: by their place in the list, by name, or as the only one. */
export function refusedIDs(failure: BeeperError, payload: NewChat): string[] {
  if (payload.mode === 'start' || !personal.includes(failure.kind)) return []
  const { participantIDs } = payload
  const named = wordsIn(failure)
  const places = failure.issues.flatMap(({ path }) => placeIn(path) ?? [])
  const refused = participantIDs.filter((id, place) => places.includes(place) || named.has(id))
  const isPerson = failure.kind === 'person-unknown' || failure.kind === 'person-refused'
  return refused.length === 0 && isPerson && participantIDs.length === 1 ? participantIDs : refused
}

function placeIn(path: readonly (string | number)[]): number | undefined {
  const [field, place] = path[0] === 'body' ? path.slice(1) : path
  return field === 'participantIDs' && typeof place === 'number' ? place : undefined
}

/** Everything that a server said, in pieces as long as an ID may be. */
const wordsIn = ({ refusal, raw, issues }: BeeperError) =>
  new Set(JSON.stringify([refusal?.message, issues, raw]).split(/[\\"'“”\s,;()[\]{}]+/))

/** Why the server does not take a participant, and what to do. */
function refusedText({ kind }: BeeperError, name: string, network: string): string {
  const mend = 'Remove them, or try again.'
  if (kind === 'person-unknown') return `${name} was not found on ${network}. ${mend}`
  if (kind === 'person-refused') return `${name} can’t be messaged on ${network}. ${mend}`
  return `${network} doesn’t take ${name} into this chat. ${mend}`
}
