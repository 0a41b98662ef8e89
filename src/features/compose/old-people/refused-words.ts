import type { BeeperFailure } from '#beeper/failure.ts'

/** Why the server would not have somebody in the chat, and what to do. */
export function refusedWords({ kind }: BeeperFailure, name: string, network: string): string {
  if (kind === 'person-unknown') return `${name} is not found on ${network}. ${mend}`
  if (kind === 'person-refused') return `${name} can’t be messaged on ${network}. ${mend}`
  return `${network} doesn’t take ${name} into this chat. ${mend}`
}

const mend = 'Remove them, or try again.'
