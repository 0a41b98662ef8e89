import type { Target } from '#beeper/connection-context.ts'
import type { Presence } from '#contract/overture.ts'

const inSentence = { sandbox: 'the sandbox', beeper: 'Beeper' } as const

/** What the panel says. */
export const words = {
  title: 'Connection',
  lede: 'Where Overture opens chats. It changes only when you change it here.',
  sandboxLede: 'Fictional people on every network, kept on this machine. Nothing is sent.',
  beeperLede: 'Your own accounts. What you open and send here is real.',
  refused: 'Beeper no longer accepts this connection. Sign in again; your form is safe.',
  inUse: 'In use',
  close: 'Close',
  use: (target: Target) => `Use ${inSentence[target]}`,
  signIn: (target: Target) => `Sign in to ${inSentence[target]}`,
  signInAgain: 'Sign in again',
  signOut: (target: Target) => `Sign out of ${inSentence[target]}`,
  reset: 'Reset the sandbox',
  resetQuestion:
    'Reset the sandbox? Every chat that was opened and every message that was sent here will be gone. The form stays as it is.',
  resetNow: 'Reset',
  keepAll: 'Keep everything',
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
