import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import { contactsQuery } from '#beeper/queries.ts'
import { useSettled } from '#beeper/use-settled.ts'
import { words } from './words.ts'

/** As many rows as somebody would walk through; a longer name narrows them down. */
const shownAtMost = 50

/** Whom the typed words find on an account: the rows, and what to say about them. */
export function useContactSearch(accountID: string, typed: string) {
  const query = useSettled(typed.trim(), 250)
  const search = useQuery(contactsQuery(useBeeper(), accountID, query))
  const contacts = query && typed.trim() ? (search.data ?? []).slice(0, shownAtMost) : []
  const isAsking = search.isFetching || query !== typed.trim()
  return { contacts, status: typed.trim() ? statusOf(contacts.length, isAsking, query) : undefined }
}

function statusOf(count: number, isAsking: boolean, query: string) {
  if (count > 0) return words.found(count)
  return isAsking ? words.searching : words.nobodyCalled(query)
}
