import type { Target } from '#beeper/connection-context.ts'

const names = { sandbox: 'Sandbox', beeper: 'Beeper' } as const

/** What is said of the connection on the first screen. */
export const pillWords = {
  name: (target: Target) => names[target],
  servers: { sandbox: 'The sandbox', beeper: 'Beeper' } as const,
  prefix: 'Connection: ',
  nothingIsSent: 'Nothing is sent',
  accounts: (count: number) => (count === 1 ? '1 account' : `${count} accounts`),
  notSignedIn: 'Not signed in',
  notAnswering: 'Not answering',
  noAccounts: 'No accounts loaded',
  signingIn: 'Signing in…',
  offerSignIn: 'Beeper is running · Sign in',
  offerUse: 'Beeper is running · Use it',
}
