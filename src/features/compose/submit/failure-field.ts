import type { BeeperFailure } from '#beeper/failure.ts'
import { pathInBody } from '#beeper/failure-text.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { Identifier } from '#recognize/recognize.ts'
import type { WholeDraft } from '../draft/draft.ts'

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
export function fieldOf(
  failure: BeeperFailure,
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

/** The one identifier that was given, so that the words can stand beside it. */
function fieldOfPerson(user: Recipient, draft: Pick<WholeDraft, 'origins' | 'user'>): string {
  const given = identifiers.filter((name) => name !== 'fullName' && user[name])
  const [only, ...others] = given
  return only && others.length === 0 ? fieldOfDetail(only, draft) : 'who'
}

/** A detail that was typed by hand is mended there, any other where it came from. */
const fieldOfDetail = (name: Identifier, { origins, user }: Pick<WholeDraft, 'origins' | 'user'>) =>
  user[name].trim() !== '' && origins[name] === undefined ? `user.${name}` : 'who'
