import type { BeeperFailure } from '#beeper/failure.ts'
import { own } from '#contract/lenient.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { type Asked, connectionWords } from './connection-words.ts'
import { withoutBody } from './failure-field.ts'

/** What a failure is told against: whom it concerned, and where. */
export interface Circumstances extends Asked {
  payload: NewChat
  /** The network's name. */
  network: string
}

const givens = [
  ['phoneNumber', 'number'],
  ['username', 'username'],
  ['email', 'email'],
  ['id', 'user ID'],
] as const

function notFound({ payload, network }: Circumstances): string {
  if (payload.mode !== 'start') {
    return `Somebody in this list is not on ${network}. Remove them, or try another account.`
  }
  const [key, name] = givens.find(([given]) => payload.user[given]) ?? givens[0]
  return `No one on ${network} uses ${payload.user[key]}. Check the ${name}, or try another account.`
}

/** What happened, what it means and what to do, in words without codes. */
export function failureWords(failure: BeeperFailure, about: Circumstances): string {
  const { network, server } = about
  switch (failure.kind) {
    case 'unreachable':
    case 'overture-unreachable':
    case 'not-beeper':
    case 'gateway':
    case 'unauthorized':
      return connectionWords[failure.kind](failure, about)
    case 'timeout':
    case 'stopped':
      return 'We don’t know whether this worked.'
    case 'cut':
      return `${server} stopped in the middle of its answer. The chat may exist.`
    case 'scope-missing':
      return 'This connection may read but not write. Sign in again and allow both.'
    case 'invite-needed':
      return `${network} opens this chat by inviting them. Allow the invite, or pick another account.`
    case 'person-refused':
      return `${server} can’t message this person on ${network}.`
    case 'forbidden':
      return [`${server} doesn’t allow this`, failure.said?.message].filter(Boolean).join(': ')
    case 'missing':
      return `${server} answered that something wasn’t found, not what.`
    case 'person-unknown':
      return notFound(about)
    case 'account-gone':
      return `${server} has no such account, or no longer. Choose another one.`
    case 'call-unknown':
      return tooOldWords(about)
    case 'not-connected':
      return `${network} is not connected. Reconnect it in Beeper, or pick another account.`
    case 'conflict':
      return 'Something changed meanwhile.'
    case 'not-supported':
      return payloadWords(about)
    case 'rate-limited':
      return 'The network asked us to slow down. Nothing was retried.'
    case 'network-silent':
      return `${server} is fine; ${network} didn’t answer. The chat may exist.`
    case 'broken':
      return `${server} had a problem. The chat may exist.`
    case 'not-understood':
      return `${server} answered in a way this version doesn’t understand. The chat may exist.`
    case 'invalid':
      return invalidWords(failure, server)
  }
}

const tooOldWords = ({ payload, server }: Circumstances) =>
  payload.mode === 'start'
    ? `This version of ${server} can’t look people up. Pick somebody from the list or give their user ID, or choose Create a chat.`
    : `This version of ${server} has no such call.`

const payloadWords = ({ payload, network }: Circumstances) =>
  payload.mode === 'start'
    ? `${network} can’t find people by what was given. Use a field it looks up, or pick another account.`
    : `${network} can’t make groups. Choose Direct, or pick another account.`

function invalidWords(failure: BeeperFailure, server: string): string {
  const [issue] = failure.issues
  const field = issue && labelOf(issue.path)
  const detail = issue?.message ?? failure.said?.message
  return [`${server} didn’t accept ${field ?? 'this'}`, detail].filter(Boolean).join(': ')
}

const fieldLabels: Record<string, string> = {
  accountID: 'the account',
  user: 'the person',
  'user.id': 'the user ID',
  'user.username': 'the username',
  'user.phoneNumber': 'the phone number',
  'user.email': 'the email',
  'user.fullName': 'the name',
  participantIDs: 'the people',
  title: 'the title',
  type: 'the kind of chat',
  messageText: 'the message',
}

function labelOf(path: readonly (string | number)[]): string | undefined {
  const parts = withoutBody(path)
  return own(fieldLabels, parts.slice(0, 2).join('.')) ?? own(fieldLabels, String(parts[0]))
}
