import type { ConnectionTrouble } from '#beeper/connection-trouble.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { remedyWords } from './remedy-words.ts'

/** Who was asked, and where. */
export interface Asked {
  /** "The sandbox" or "Beeper". */
  server: string
  /** Such as `127.0.0.1:23373`. */
  address: string
  /** Where Overture itself is, such as `127.0.0.1:4280`. */
  own: string
}

type Words = (failure: Pick<BeeperFailure, 'status'>, asked: Asked) => string

/** What keeps a server from answering at all, and what to do. */
export const connectionWords: Record<ConnectionTrouble['kind'], Words> = {
  unreachable: (_, { server, address }) =>
    server === 'Beeper'
      ? `Beeper isn’t answering on ${address}. Open Beeper, and see that its API is switched on under Settings, Integrations; then check again. Your form is safe.`
      : `${server} isn’t answering on ${address}. Start it, then try again; your form is safe.`,
  'overture-unreachable': (_, { server, address, own }) =>
    server === 'Beeper'
      ? `Overture itself isn’t answering on ${own}. Start it, then try again; your form is safe.`
      : `${server} isn’t answering on ${address}. Start it, then try again; your form is safe.`,
  gateway: ({ status }, { server, address }) =>
    `${address} answered with an error (${status}) that may not be ${server}’s own. Your form is safe.`,
  'not-beeper': (_, { server, address }) =>
    `Something answers on ${address}, but it isn’t ${server}. Check the address, then try again; your form is safe.`,
  // without an answer nobody was asked, because there is no token to ask with
  unauthorized: ({ status }, { server }) =>
    status === undefined
      ? `You are not signed in to ${server}. Sign in; your form is safe.`
      : `${server} no longer accepts this connection. Sign in again; your form is safe.`,
}

/** What the button is called that leads to where it can be mended. */
export function stepFor({ kind, status }: ConnectionTrouble): string {
  if (kind !== 'unauthorized') return remedyWords.checkConnection
  return status === undefined ? remedyWords.signInFirst : remedyWords.signIn
}
