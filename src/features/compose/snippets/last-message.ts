import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'

/** Characters; longer messages are not kept. */
const maxLength = 10_000

/**
 * The last message after the field has changed to `text`. A text that is being deleted, or an empty
 * field, is no new message.
 */
export const nextLastMessage = (last: string, text: string) =>
  text.trim() === '' || text.length > maxLength || last.startsWith(text) ? last : text

/** The last message that was typed or sent in this browser. It is stored here only. */
export function createLastMessage(area: () => Storage) {
  const kept = stored('overture.message.last', z.string().check(z.maxLength(maxLength)), {
    area,
    isText: true,
  })
  let noted = ''
  return {
    /**
     * Notes a text in memory; `keep` stores it, because storing at every keystroke would be slow.
     */
    note(text: string) {
      noted = nextLastMessage(noted, text)
    },
    keep() {
      if (noted !== '' && noted !== kept.read()) kept.write(noted)
    },
    read: () => noted || (kept.read() ?? ''),
    forget() {
      noted = ''
      kept.remove()
    },
    subscribe: kept.subscribe,
  }
}

export const lastMessage = createLastMessage(() => localStorage)
