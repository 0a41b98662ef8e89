import type { Recent } from './recent.ts'

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const textOf = ({ title, network, asked, chatID }: Recent) =>
  folded(
    [
      title,
      network.name,
      chatID,
      ...(asked.mode === 'start'
        ? Object.values(asked.user)
        : asked.people.map(({ name }) => name)),
    ].join(' '),
  )

/** The entries that hold every word, in any field that people would look for. */
export function searchRecents(recents: readonly Recent[], typed: string): readonly Recent[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  return recents.filter((recent) => {
    const text = textOf(recent)
    return wanted.every((word) => text.includes(word))
  })
}
