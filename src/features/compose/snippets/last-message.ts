import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'

/** Characters; what is longer is not brought back. */
const maxLength = 10_000

/**
 * The last message after another text was seen in the field. A text that is being deleted again is
 * not another message, and an empty field is none.
 */
export const nextLastMessage = (last: string, text: string) =>
  text.trim() === '' || text.length > maxLength || last.startsWith(text) ? last : text

/** The last message that was typed or sent in this browser. It goes nowhere from here. */
export function createLastMessage(area: () => Storage) {
  const kept = stored('overture.message.last', z.string().check(z.maxLength(maxLength)), {
    area,
    isText: true,
  })
  let noted = ''
  return {
    /** Takes note of a text; `keep` writes it, since writing at every key would slow it. */
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
