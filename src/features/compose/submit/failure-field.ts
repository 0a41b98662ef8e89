import type { BeeperError } from '#beeper/failure/failure.ts'
import { type FailedOpening, openingFailureText, pathInBody } from '#beeper/failure/failure-text.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { Identifier } from '#recognize/recognize.ts'
import type { WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import { refusalsIn } from '../people/lookup/refused.ts'
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
