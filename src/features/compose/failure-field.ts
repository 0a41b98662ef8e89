import type { BeeperFailure } from '#beeper/failure.ts'
import { own } from '#contract/lenient.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'

/** The fields of the form, as an issue's path or a failure's nature points at them. */
export type FormField =
  | 'accountID'
  | 'user'
  | `user.${'id' | 'username' | 'phoneNumber' | 'email' | 'fullName'}`
  | 'participants'
  | 'title'
  | 'type'
  | 'messageText'
  | 'allowInvite'

const formFields: Record<string, FormField> = {
  accountID: 'accountID',
  user: 'user',
  'user.id': 'user.id',
  'user.username': 'user.username',
  'user.phoneNumber': 'user.phoneNumber',
  'user.email': 'user.email',
  'user.fullName': 'user.fullName',
  participantIDs: 'participants',
  title: 'title',
  type: 'type',
  messageText: 'messageText',
}

/** The path of an issue inside the body, which is where the form's own paths begin. */
export const withoutBody = (path: readonly (string | number)[]) =>
  path[0] === 'body' ? path.slice(1) : path

/** Where somebody can mend a failure; `undefined` when no field is to blame. */
export function fieldOf(failure: BeeperFailure, payload: NewChat): FormField | undefined {
  const [issue] = failure.issues
  if (issue) {
    const parts = withoutBody(issue.path)
    return own(formFields, parts.slice(0, 2).join('.')) ?? own(formFields, String(parts[0]))
  }
  if (failure.kind === 'account-gone' || failure.kind === 'not-connected') return 'accountID'
  if (failure.kind === 'invite-needed') return 'allowInvite'
  if (failure.kind === 'call-unknown' && payload.mode === 'start') return 'user.id'
  if (failure.kind !== 'person-unknown' && failure.kind !== 'person-refused') return undefined
  return payload.mode === 'start' ? givenField(payload.user) : 'participants'
}

/** The one identifier that was given, so that the words can stand beside it. */
function givenField({ id, username, phoneNumber, email }: Recipient): FormField {
  const given = Object.entries({ id, username, phoneNumber, email }).filter(([, value]) => value)
  const [only] = given
  return given.length === 1 && only ? (formFields[`user.${only[0]}`] ?? 'user') : 'user'
}
