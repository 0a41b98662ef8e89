import type { NewChat } from '#contract/new-chat.ts'
import type { Earlier } from './repeats.ts'

interface RepeatWords {
  title: string
  /** When it was done, what doing it again brings about, and how that is called. */
  said: string
  again: string
  leave: string
  /** Nothing new comes of it. */
  isHarmless: boolean
}

/** What is asked before the same body is sent a second time, as fits what would come of it. */
export function repeatWords(payload: NewChat, { seconds, isAnswered }: Earlier): RepeatWords {
  const words = wordsFor(payload)
  const ago = seconds < 2 ? 'a moment ago' : `${seconds} seconds ago`
  const said = isAnswered
    ? `You ${words.done} exactly this ${ago}. ${capitalised(words.consequence)}`
    : `You asked for exactly this ${ago}, and nobody knows yet whether it worked. If it did, ${words.consequence}`
  return { ...words, said }
}

const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

function wordsFor(payload: NewChat) {
  if (payload.mode !== 'start' && payload.type === 'group') return group
  return payload.messageText === undefined ? nothingNew : message
}

const group = {
  title: 'Create this again?',
  done: 'created',
  consequence: 'creating it again makes a second group with the same people.',
  again: 'Create again',
  leave: 'Don’t create',
  isHarmless: false,
}

const message = {
  title: 'Send this again?',
  done: 'sent',
  consequence: 'sending it again delivers the same words twice.',
  again: 'Send again',
  leave: 'Don’t send',
  isHarmless: false,
}

const nothingNew = {
  title: 'Open this again?',
  done: 'opened',
  consequence: 'opening it again finds the same chat.',
  again: 'Open again',
  leave: 'Not now',
  isHarmless: true,
}
