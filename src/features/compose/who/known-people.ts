import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { recentChatsQuery } from '#beeper/queries.ts'
import type { Chat } from '#contract/chat.ts'
import type { User } from '#contract/user.ts'

/** Somebody to suggest; `isKnown` when a direct chat with them is there already. */
export interface Suggestion extends User {
  isKnown?: boolean
}

/** Whom the account already has a direct chat with, the newest activity first. */
export function useKnownPeople(accountID: string): readonly Suggestion[] {
  const chats = useQuery(recentChatsQuery(useBeeper(), accountID))
  return useMemo(() => peopleIn(chats.data ?? []), [chats.data])
}

function peopleIn(chats: readonly Chat[]): Suggestion[] {
  const people = chats.flatMap(({ participants }) =>
    participants.items.filter((person) => !person.isSelf && !person.isNetworkBot),
  )
  return [...new Map(people.map((person) => [person.id, { ...person, isKnown: true }])).values()]
}

/** Those whose names or addresses hold every word, whatever their accents. */
export function peopleHolding(people: readonly Suggestion[], typed: string): Suggestion[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    const text = folded(
      [person.fullName, person.username, person.phoneNumber, person.email, person.id].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}

/** Lower case, without accents: how names are compared. */
export const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
