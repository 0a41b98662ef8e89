import type { Target } from '#beeper/connection-context.ts'
import type { SignInTrouble } from '#beeper/sign-in/sign-in-failure.ts'
import type { Presence } from '#contract/presence.ts'

const names = { sandbox: 'Sandbox', beeper: 'Beeper' } as const
const inSentence = { sandbox: 'the sandbox', beeper: 'Beeper' } as const

/** What the pill, the panel and the sign-in say. */
export const words = {
  title: 'Connection',
  name: (target: Target) => names[target],
  servers: { sandbox: 'The sandbox', beeper: 'Beeper' } as const,
  pillPrefix: 'Connection: ',
  nothingIsSent: 'Nothing is sent',
  accounts: (count: number) => (count === 1 ? '1 account' : `${count} accounts`),
  notSignedIn: 'Not signed in',
  notAnswering: 'Not answering',
  signingIn: 'Signing in…',
  offerSignIn: 'Beeper is running · Sign in',
  offerUse: 'Beeper is running · Use it',
  lede: 'Where Overture opens chats. It changes only when you change it here.',
  sandboxLede: 'Fictional people on every network, kept on this machine. Nothing is sent.',
  beeperLede: 'Your own accounts. What you open and send here is real.',
  inUse: 'In use',
  close: 'Close',
  use: (target: Target) => `Use ${inSentence[target]}`,
  signIn: (target: Target) => `Sign in to ${inSentence[target]}`,
  signOut: (target: Target) => `Sign out of ${inSentence[target]}`,
  keep: 'Keep me signed in on this browser',
  keepHint: 'Otherwise the connection ends with this tab.',
  pasteInstead: 'Use an access token instead',
  token: 'Access token',
  tokenHint: 'From Beeper: Settings, Integrations, Approved connections.',
  connect: 'Connect',
  noToken: 'Paste an access token.',
  badToken: 'An access token is one word of letters and digits.',
  facts: { health: 'Health', version: 'Version', platform: 'Platform', accounts: 'Accounts' },
  unknown: '–',
  looking: 'Looking…',
  running: 'Running',
  olderVersion: 'older than 4.2.557',
  answers: (milliseconds: number) => `Answers in ${Math.max(1, Math.round(milliseconds))} ms`,
  signedIn: (target: Target) => `You are signed in to ${inSentence[target]}.`,
  signedOut: (target: Target) => `You are signed out of ${inSentence[target]}.`,
  forgotten: 'The token is forgotten here. It was pasted, so it still works elsewhere.',
  notRevoked:
    'You are signed out here, but Beeper couldn’t be told. End the connection in Beeper: Settings, Integrations, Approved connections.',
}

/** What is found where Beeper should be, and what to do about it. */
export const presenceWords = (state: Presence['state'], host: string): string =>
  ({
    running: 'Running',
    older: 'Running, in a version before 4.2.557',
    absent: `Not answering on ${host}. Open Beeper, and switch its API on under Settings, Integrations.`,
    silent: `Something listens on ${host}, but says nothing. Is Beeper still starting?`,
    stranger: `Something else answers on ${host}. Is the address right? BEEPER_BASE_URL sets it.`,
  })[state]

/** Why a sign-in came to nothing, and what to do now. */
export const signInTroubleWords = (trouble: SignInTrouble, target: Target): string =>
  ({
    unreachable: `${words.servers[target]} isn’t answering, so you couldn’t be signed in. Start it, then try again.`,
    'no-sign-in': `${words.servers[target]} offers no sign-in that Overture understands. Use an access token instead.`,
    elsewhere: `${words.servers[target]} names a sign-in page on another server, which Overture doesn’t open. Use an access token instead.`,
    denied: 'You didn’t allow it, so nothing has changed.',
    expired: 'That took too long, and the permission has expired. Sign in again.',
    'not-ours': 'This sign-in wasn’t begun in this tab, so it wasn’t used. Sign in again.',
    refused: `${words.servers[target]} refused the sign-in. Try again, or use an access token instead.`,
  })[trouble]
