import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { contactsQuery } from '#beeper/queries.ts'
import { useSettled } from '#beeper/use-settled.ts'
import { bounded } from '#ui/bounded.ts'
import { peopleHolding, type Suggestion, useKnownPeople } from './who/known-people.ts'
import { words } from './words.ts'

/** As many rows as somebody would walk through; a longer name narrows them down. */
const shownAtMost = 50
const shownUnasked = 8
// longer than anybody is called
const longestQuery = 200
const nobody: readonly { id: string }[] = []

/**
 * Whom the typed words find on an account: the rows, and what to say about them. People with whom
 * there is a chat come first and at once; the server's follow, so that no row moves. Those in
 * `without` are picked already.
 */
export function useContactSearch(
  accountID: string,
  typed: string,
  without: readonly { id: string }[] = nobody,
) {
  const text = bounded(typed.trim(), longestQuery)
  const query = useSettled(text, 250)
  const known = useKnownPeople(accountID)
  const search = useQuery(contactsQuery(useBeeper(), accountID, query))
  const found = text && query ? search.data : undefined
  const contacts = useMemo(() => {
    const ids = new Set(without.map(({ id }) => id))
    const all = text ? merged(peopleHolding(known, text), found) : known
    return all.filter(({ id }) => !ids.has(id)).slice(0, text ? shownAtMost : shownUnasked)
  }, [known, text, found, without])
  const isAsking = search.isFetching || query !== text
  const said = search.isError
    ? failedStatus(contacts.length)
    : statusOf(contacts.length, isAsking, query)
  return { contacts, status: text ? said : undefined }
}

function merged(known: Suggestion[], found: readonly Suggestion[] = []): Suggestion[] {
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...found.filter(({ id }) => !ids.has(id))]
}

/** Whoever is shown all the same is known from chats, and others may be missing. */
const failedStatus = (count: number) =>
  [count > 0 && words.found(count), words.notSearched].filter(Boolean).join(' · ')

function statusOf(count: number, isAsking: boolean, query: string) {
  if (count > 0) return words.found(count)
  return isAsking ? words.searching : words.nobodyCalled(query)
}
