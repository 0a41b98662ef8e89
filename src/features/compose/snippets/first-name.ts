import { withoutMarks } from '#recognize/plain-text.ts'
import { useDraftValue } from '../draft/use-draft.tsx'
import { useRecipient } from '../recipient-context.tsx'

// suffixes that may follow a full name after a comma
const suffix = /^(?:jr|sr|i{2,3}|iv|v|ph\.?d|m\.?d|mba|esq|cpa|rn|dds|msc|bsc|ba|ma)\.?$/i
// scripts with the family name first, where the full name is the polite form
const wholeName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const maxLength = 60

/**
 * The first name for a message: the first word of "Ada Obi", the word after the comma of "Obi,
 * Ada". Titles and initials stay with the next word: "Dr. Ada", "J. R. Smith". `undefined` for a
 * text that is no name: a number, an address, an emoji.
 */
export function firstNameOf(fullName: string | undefined): string | undefined {
  const name = withoutMarks(fullName ?? '').trim()
  if (/^[+\d(]|[@/{}]/.test(name)) return undefined
  const [before = '', behind = ''] = name.split(/\s*[,،、]\s*/)
  const isSurnameFirst = /\p{L}/u.test(behind) && !suffix.test(behind)
  const words = (isSurnameFirst ? behind : before)
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
  if (wholeName.test(words[0] ?? '')) return bounded(words.join(' '))
  // "Dr.", "Prof.", "J."
  const titles = words.findIndex((word) => !word.endsWith('.'))
  return bounded(words.slice(0, titles === -1 ? words.length : titles + 1).join(' '))
}

const bounded = (name: string) => (name && name.length <= maxLength ? name : undefined)

/** The first name of the recipient; `undefined` for a group, or without a recipient. */
export function useFirstName(): string | undefined {
  const { state } = useRecipient()
  const draft = useDraftValue(({ mode, user, participants }) => ({ mode, user, participants }))
  if (draft.mode === 'create') {
    const [only, ...others] = draft.participants
    return others.length === 0 ? firstNameOf(only?.known.fullName) : undefined
  }
  if (state.kind === 'person') return firstNameOf(state.found.contact.fullName)
  return state.kind === 'identifier' ? firstNameOf(draft.user.fullName) : undefined
}
