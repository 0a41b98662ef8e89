import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { accountsQuery, contactsQuery, directChatsQuery } from '#beeper/queries.ts'
import { type Given, givenIn, isSamePerson } from '#beeper/same-person.ts'
import { useSettled } from '#beeper/use-settled.ts'
import type { Chat } from '#contract/chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'

/** Who a draft would reach, as far as can be known without contacting anybody. */
export interface Reach {
  network: { type: string | undefined; name: string } | undefined
  /** The identifier that decides, and what it says; absent while nothing is given. */
  given: Given | undefined
  /** Everybody whom it fits exactly. */
  people: readonly User[]
  /** The direct chat with them, if there is one. */
  chat: Chat | undefined
  /** What the look at the shared chats found; absent while nobody has looked. */
  check: CheckBefore | undefined
  isAsking: boolean
}

/** Looks a drafted person up: contact search first, then the chats that are shared with them. */
export function useReach(payload: Extract<NewChat, { mode: 'start' }>): Reach {
  const beeper = useBeeper()
  const now = givenIn(payload.user)
  const settled = useSettled(now?.value ?? '', 250)
  const given = now && settled === now.value ? now : undefined

  const accounts = useQuery(accountsQuery(beeper))
  const account = accounts.data?.find(({ accountID }) => accountID === payload.accountID)
  const search = useQuery(contactsQuery(beeper, payload.accountID, given?.value ?? ''))
  const people = given ? (search.data ?? []).filter((user) => isSamePerson(user, given)) : []
  const [person] = people
  const words = people.length === 1 && person ? searchWordsFor(person) : ''
  const chats = useQuery(directChatsQuery(beeper, payload.accountID, words))

  const chat = chats.data?.find(({ participants }) =>
    participants.items.some(({ id }) => id === person?.id),
  )

  return {
    network: account && { type: networkTypeOf(account), name: networkNameOf(account) },
    given: now,
    people,
    chat,
    check: chats.data && {
      chat: chat && { chatID: chat.id, lastActivity: chat.lastActivity },
    },
    isAsking: now !== undefined && (given === undefined || search.isFetching),
  }
}

const searchWordsFor = ({ fullName, phoneNumber, username, email, id }: User) =>
  fullName ?? phoneNumber ?? username ?? email ?? id
