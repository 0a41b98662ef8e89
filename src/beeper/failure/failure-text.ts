import type { NewChat } from '#contract/new-chat.ts'
import type { FailureKind } from './failure.ts'
import { type BeeperError, writeOutcome } from './failure.ts'

/** The server that failed, as display text. */
interface FailedServer {
  /** "The sandbox" or "Beeper". */
  server: string
  /** Such as `127.0.0.1:23373`. */
  address: string
  /** The address of Overture itself, such as `127.0.0.1:4280`. */
  own: string
}

/** The request that failed, as display text. */
export interface FailedOpening extends FailedServer {
  payload: NewChat
  /** The network's name. */
  network: string
  /** Formats a phone number for display; returns anything else unchanged. */
  spell?: (identifier: string) => string
}

/** Why a chat was not opened, or may not have been: what happened, what it means, what to do. */
export function openingFailureText(failure: BeeperError, about: FailedOpening): string {
  const outcome = writeOutcome(failure)
  if (outcome === 'not-sent') return notSentText(failure, about)
  return outcome === 'unknown' ? unknownText(failure, about) : refusalText(failure, about)
}

function notSentText(failure: BeeperError, about: FailedOpening): string {
  const { server, network } = about
  switch (failure.kind) {
    case 'stopped':
      return 'You stopped waiting. Nothing was sent.'
    case 'call-unknown':
      return tooOldText(about)
    case 'timeout':
    case 'cut':
      return `${server} isn’t answering. Nothing was sent.`
    case 'unauthorized':
    case 'unreachable':
    case 'overture-unreachable':
    case 'not-beeper':
    case 'gateway':
      return `${connectionText(failure, about)} Nothing was sent.`
    case 'rate-limited':
      return `${network} asked us to slow down. Nothing was sent.`
    case 'not-understood':
      return 'Something went wrong before anything was sent. Try again.'
    default:
      return `${server} had a problem before anything was sent. Try again.`
  }
}

function unknownText({ kind }: BeeperError, { server, network, own }: FailedOpening): string {
  switch (kind) {
    case 'timeout':
    case 'stopped':
      return 'We don’t know whether this worked.'
    case 'overture-unreachable':
      return `Overture itself stopped answering on ${own}. We don’t know whether this worked.`
    case 'cut':
      return `${server} stopped in the middle of its answer. We don’t know whether this worked.`
    case 'not-beeper':
    case 'gateway':
      return `Something between Overture and ${server} answered in its place. We don’t know whether this worked.`
    case 'conflict':
      return 'Something changed meanwhile. Looking for the chat before you try again.'
    case 'network-silent':
      return `${server} is fine; ${network} didn’t answer.`
    case 'broken':
      return `${server} had a problem.`
    default:
      return `${server} answered in a way this version doesn’t understand. The chat may exist.`
  }
}

function refusalText(failure: BeeperError, about: FailedOpening): string {
  const { network, server } = about
  switch (failure.kind) {
    case 'unauthorized':
      return connectionText(failure, about)
    case 'scope-missing':
      return 'This connection may read but not write. Sign in again and allow both.'
    case 'invite-needed':
      return `${network} opens this chat by inviting them. Allow the invite, or pick another account.`
    case 'person-refused':
      return `${server} can’t message this person on ${network}.`
    case 'forbidden':
      return `${server} refused this, and didn’t say why.`
    case 'person-unknown':
      return notFoundText(about)
    case 'account-gone':
      return `${server} doesn’t have this account any more. Choose another one.`
    case 'missing':
      return `${server} didn’t find this, and didn’t say what is missing.`
    case 'call-unknown':
      return tooOldText(about)
    case 'not-connected':
      return `${network} isn’t connected. Reconnect it in Beeper, or pick another account.`
    case 'not-supported':
      return notSupportedText(about)
    case 'rate-limited':
      return 'The network asked us to slow down. Nothing was retried.'
    default:
      return invalidText(failure, server)
  }
}

const identifierNames = [
  ['phoneNumber', 'number'],
  ['username', 'username'],
  ['email', 'email'],
  ['id', 'user ID'],
] as const

function notFoundText({ payload, network, spell = (text) => text }: FailedOpening): string {
  if (payload.mode !== 'start') {
    return `Not everyone in this list is on ${network}. Remove them, or try another account.`
  }
  const { user } = payload
  const [key, name] = identifierNames.find(([given]) => user[given]) ?? identifierNames[0]
  return `No one on ${network} uses ${spell(user[key] ?? '')}. Check the ${name}, or try another account.`
}

const tooOldText = ({ payload, server }: FailedOpening) =>
  payload.mode === 'start'
    ? `This version of ${server} can’t look people up. Pick someone from the list or give their user ID, or choose Create a chat.`
    : `This version of ${server} has no such call.`

const notSupportedText = ({ payload, network }: FailedOpening) =>
  payload.mode === 'start'
    ? `${network} can’t find people by this. Use a detail it looks up, or pick another account.`
    : `${network} can’t make groups. Choose Direct, or pick another account.`

function invalidText(failure: BeeperError, server: string): string {
  const [issue] = failure.issues
  const field = issue && labelOf(issue.path)
  const detail = issue?.message ?? failure.refusal?.message
  return [`${server} didn’t accept ${field ?? 'this'}`, detail].filter(Boolean).join(': ')
}

const fieldLabels = new Map([
  ['accountID', 'the account'],
  ['user', 'the person'],
  ['user.id', 'the user ID'],
  ['user.username', 'the username'],
  ['user.phoneNumber', 'the phone number'],
  ['user.email', 'the email'],
  ['user.fullName', 'the name'],
  ['participantIDs', 'the people'],
  ['title', 'the title'],
  ['type', 'the kind of chat'],
  ['messageText', 'the message'],
])

function labelOf(path: readonly (string | number)[]): string | undefined {
  const parts = pathInBody(path)
  return fieldLabels.get(parts.slice(0, 2).join('.')) ?? fieldLabels.get(String(parts[0]))
}

/** The path of an issue relative to the body, like the form's own paths. */
export const pathInBody = (path: readonly (string | number)[]) =>
  path[0] === 'body' ? path.slice(1) : path

/** Why the connection to a server fails, and what to do about it. */
export function connectionText(
  { kind, status }: Pick<BeeperError, 'kind' | 'status'>,
  { server, address, own }: FailedServer,
): string {
  switch (kind) {
    case 'overture-unreachable':
      return `Overture itself isn’t answering on ${own}. Start it, then try again; your form is safe.`
    case 'unauthorized':
      // without a status nothing was sent, because there is no token
      return status === undefined
        ? `You are not signed in to ${server}. Sign in; your form is safe.`
        : `${server} no longer accepts this connection. Sign in again; your form is safe.`
    case 'not-beeper':
    case 'gateway':
      return `Something answers on ${address}, but it isn’t ${server}. Check the address, then try again; your form is safe.`
    default:
      return server === 'Beeper'
        ? `Beeper isn’t answering on ${address}. Open Beeper, and check that its API is switched on under Settings, Integrations. Your form is safe.`
        : `${server} isn’t answering on ${address}. Start it, then try again; your form is safe.`
  }
}

/** The label of the button that leads to where a connection can be fixed. */
export function connectionStepText({ kind, status }: Pick<BeeperError, 'kind' | 'status'>) {
  if (kind === 'scope-missing') return 'Sign in again'
  if (kind !== 'unauthorized') return 'Check the connection'
  return status === undefined ? 'Sign in' : 'Sign in again'
}

/** Kinds that concern the connection as a whole. */
export const connectionKinds: readonly FailureKind[] = [
  'unauthorized',
  'scope-missing',
  'unreachable',
  'overture-unreachable',
  'not-beeper',
]
