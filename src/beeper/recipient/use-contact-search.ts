import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Account } from '#contract/account.ts'
import type { User } from '#contract/user.ts'
import { useBeeper } from '../beeper-context.ts'
import { useDebouncedValue } from '../use-debounced-value.ts'
import { useDialect } from '../use-dialect.ts'
import {
  type AccountContact,
  holdsWords,
  isConnected,
  mergeContacts,
  type PersonMatch,
  rankMatches,
} from './contact-match.ts'
import {
  chatSearchQuery,
  contactListQuery,
  contactsInChats,
  networkSearchQuery,
  recentChatsQuery,
} from './recipient-queries.ts'

/** Longer than any name; longer queries find the same. */
const maxQuery = 200
/** Milliseconds without a keystroke before a server is asked. */
const typingPause = 250

/** Whom a text finds, over all accounts or on one. */
export interface ContactSearch {
  /** What is loaded at once, then what the accounts answer, in the order of their answers. */
  matches: readonly PersonMatch[]
  isSearching: boolean
  /** How many accounts are searched. */
  accounts: number
  /** The accounts that could not be searched. */
  failed: readonly Account[]
  /** The networks themselves were asked for this text. */
  isNetworkAsked: boolean
}

interface Options {
  /** What is looked for: a name, or an identifier as it is sent. */
  query: string
  /** The one account to search with its network; all accounts, and no network, where none is. */
  account: Account | undefined
  accounts: readonly Account[]
  /** For this text every network is asked, too. */
  networkQuery: string
}

/**
 * Searches contacts as somebody types. Over all accounts only what Beeper holds is read: the people
 * of shared chats and the contact lists. One account is searched with its network, as its own app
 * would. No row of another account or of another text is ever shown; what is stale is aborted.
 */
export function useContactSearch(options: Options): ContactSearch {
  const { account, networkQuery } = options
  const beeper = useBeeper()
  const query = options.query.trim().slice(0, maxQuery)
  const asked = useDebouncedValue(query, typingPause) === query ? query : ''
  const hasLists = useDialect() !== 'create'
  const searched = useMemo(
    () => (account ? [account] : options.accounts.filter(isConnected)),
    [account, options.accounts],
  )
  const isNetworkAsked = account !== undefined || (asked !== '' && networkQuery === asked)
  const chats = useQuery(recentChatsQuery(beeper))
  const found = useQuery(chatSearchQuery(beeper, account?.accountID, asked))
  const answers = useQueries({
    queries: searched.map(({ accountID }) => ({
      ...(isNetworkAsked
        ? networkSearchQuery(beeper, accountID, asked)
        : contactListQuery(beeper, accountID, asked)),
      // a debounced text is asked once; older servers have no lists
      enabled: asked !== '' && (isNetworkAsked || hasLists),
    })),
    combine: asAnswers,
  })

  const loaded = useMemo(() => {
    const own = contactsInChats(chats.data ?? [], options.accounts)
    return account ? own.filter((one) => one.account.accountID === account.accountID) : own
  }, [chats.data, options.accounts, account])
  const matches = useMemo(() => {
    if (query === '') return mergeContacts(loaded)
    const now = loaded.filter(({ contact }) => holdsWords(contact, query))
    const later = [
      ...(asked ? contactsInChats(found.data ?? [], options.accounts) : []),
      ...(asked ? inOrderOfAnswers(searched, answers) : []),
    ]
    const ranked = rankMatches(mergeContacts(now), query)
    return inOrderOf(ranked, mergeContacts([...now, ...later]))
  }, [query, asked, loaded, found.data, answers, searched, options.accounts])

  return {
    matches,
    isSearching:
      query !== '' &&
      (asked === '' || found.isFetching || answers.some(({ isFetching }) => isFetching)),
    accounts: searched.length,
    failed: searched.filter((_, index) => answers[index]?.isError),
    isNetworkAsked,
  }
}

interface Answer {
  data: readonly User[] | undefined
  dataUpdatedAt: number
  isFetching: boolean
  isError: boolean
}

const asAnswers = (results: readonly Answer[]): Answer[] =>
  results.map(({ data, dataUpdatedAt, isFetching, isError }) => ({
    data,
    dataUpdatedAt,
    isFetching,
    isError,
  }))

/** Whoever answers later stands below, so that no row moves under the pointer. */
const inOrderOfAnswers = (accounts: readonly Account[], answers: readonly Answer[]) =>
  accounts
    .map((account, index) => ({ account, answer: answers[index] }))
    .toSorted((one, other) => (one.answer?.dataUpdatedAt ?? 0) - (other.answer?.dataUpdatedAt ?? 0))
    .flatMap(({ account, answer }): AccountContact[] =>
      (answer?.data ?? []).filter(({ isSelf }) => !isSelf).map((contact) => ({ account, contact })),
    )

/** The rows that are there already keep their places; all others follow. */
function inOrderOf(first: readonly PersonMatch[], all: readonly PersonMatch[]): PersonMatch[] {
  const byContact = new Map(
    all.flatMap((match) =>
      match.contacts.map(({ account, contact }) => [`${account.accountID} ${contact.id}`, match]),
    ),
  )
  const ordered = first.flatMap(({ contacts: [one] }) => {
    const match = one && byContact.get(`${one.account.accountID} ${one.contact.id}`)
    return match ?? []
  })
  return [...new Set([...ordered, ...all])]
}
