import type { Message } from './connect-context.ts'
import { pillWords } from './pill-words.ts'

const inSentence = { sandbox: 'the sandbox', beeper: 'Beeper' } as const

/** What the last step led to, and what to do now. */
export function messageWords({ said, about }: Message): string {
  const server = pillWords.servers[about]
  switch (said) {
    case 'signed-in':
      return `You are signed in to ${inSentence[about]}.`
    case 'signed-out':
      return `You are signed out of ${inSentence[about]}. Overture is back in the sandbox.`
    case 'forgotten':
      return 'The token is forgotten here. It was pasted, so it still works elsewhere. Overture is back in the sandbox.'
    case 'not-revoked':
      return 'You are signed out here, but Beeper couldn’t be told. End the connection in Beeper: Settings, Integrations, Approved connections.'
    case 'in-use':
      return `Overture opens chats in ${inSentence[about]} now.`
    case 'reset':
      return 'The sandbox is as it was at the beginning.'
    case 'not-reset':
      return 'The sandbox couldn’t be reset. Is Overture still running?'
    case 'unreachable':
      return `${server} isn’t answering, so you couldn’t be signed in. Start it, then try again.`
    case 'overture-gone':
      return 'Overture itself isn’t answering, so you couldn’t be signed in. Start it, then try again.'
    case 'no-sign-in':
      return `${server} offers no sign-in that Overture understands. Use an access token instead.`
    case 'elsewhere':
      return `${server} names a sign-in page on another server, which Overture doesn’t open. Use an access token instead.`
    case 'denied':
      return 'You didn’t allow it, so nothing has changed.'
    case 'expired':
      return 'That took too long, and the permission has expired. Sign in again.'
    case 'not-ours':
      return 'This sign-in wasn’t begun in this tab, so it wasn’t used. Sign in again.'
    case 'refused':
      return `${server} refused the sign-in. Try again, or use an access token instead.`
  }
}

const good: readonly Message['said'][] = [
  ...(['signed-in', 'signed-out', 'forgotten', 'in-use', 'reset'] as const),
]

/** Whether it is bad news. */
export const isTrouble = ({ said }: Message) => !good.includes(said)
