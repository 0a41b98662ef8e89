import { invalidAt } from '../refusal.ts'
import type { OwnChat } from '../store/own-chat.ts'

const path = ['body', 'text']

/** The words of a message; refuses none at all and more than the chat holds. */
export function readText({ account, capabilities }: OwnChat, text: string | undefined): string {
  if (text === undefined || text.trim() === '') throw invalidAt(path, 'A message needs words')
  const most = capabilities.maxTextLength ?? Number.POSITIVE_INFINITY
  if ([...text].length > most) {
    const { name } = account.network.facts
    throw invalidAt(path, `${name} messages have at most ${most} characters`)
  }
  return text
}
