import { Buffer } from 'node:buffer'
import type { Context } from 'hono'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import type { Chat } from '#contract/chats.ts'

/**
 * Answers a page of chats. Each chat is spelled by itself: one sign that is not Latin-1, such as an
 * emoji, makes V8 keep the whole text in two bytes a sign, and turning a hundred kilobytes of that
 * into UTF-8 took longer than all else that a list of chats needs.
 */
export function answerChats(c: Context, { items, ...page }: { items: readonly Chat[] }) {
  const around = JSON.stringify({ ...page, items: [] })
  const parts = items.map((chat, index) => (index === 0 ? '' : ',') + spell(chat))
  const texts = [around.slice(0, -2), ...parts, ']}']
  return c.body(toUTF8(texts), 200, { 'Content-Type': 'application/json' })
}

function toUTF8(texts: readonly string[]) {
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0))
  let length = 0
  for (const text of texts) length += bytes.write(text, length)
  return bytes
}

function spell({ capabilities, ...chat }: Chat) {
  const text = JSON.stringify(chat)
  return capabilities
    ? `${text.slice(0, -1)},"capabilities":${spellCapabilities(capabilities)}}`
    : text
}

// a third of each chat, and the same for all chats of a kind on a network
const spelled = new WeakMap<ChatCapabilities, string>()

function spellCapabilities(capabilities: ChatCapabilities) {
  const text = spelled.get(capabilities) ?? JSON.stringify(capabilities)
  spelled.set(capabilities, text)
  return text
}
