import { invalidAt } from '../refusal.ts'
import type { OwnAccount } from '../store/accounts.ts'

const path = ['body', 'messageText']

/** The words to send, or undefined for none; refuses more than the network's messages hold. */
export function readMessage({ network }: OwnAccount, text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const most = network.facts.maxTextLength ?? Number.POSITIVE_INFINITY
  if ([...text].length > most) {
    throw invalidAt(path, `${network.facts.name} messages have at most ${most} characters`)
  }
  return text
}

/** Refuses a new chat without words where the network makes none. */
export function requireMessage({ network }: OwnAccount, message: string | undefined) {
  if (network.facts.messageRequired && message === undefined) {
    throw invalidAt(path, `${network.facts.name} needs a first message to start a chat`)
  }
}
