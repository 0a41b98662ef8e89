import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAccountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { contactsQuery, directChatsQuery } from '#beeper/queries.ts'
import { type Given, givenIn, isSamePerson } from '#beeper/same-person.ts'
import { useSettled } from '#beeper/use-settled.ts'
import type { Chat } from '#contract/chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'

/** Who a draft would reach, as far as can be known without contacting anybody. */
export interface Reach {
  accountID: string
  network: { type: string | undefined; name: string } | undefined
  /** The identifier that decides, and what it says, or a name alone; absent while nothing is given. */
  given: Given | { kind: 'fullName'; value: string } | undefined
  /** Everybody whom it fits exactly, or whom the name may mean. */
  people: readonly User[]
  /** The direct chat with them, if there is one. */
  chat: Chat | undefined
  /** What the look at the shared chats found; absent while nobody has looked. */
  check: CheckBefore | undefined
  isAsking: boolean
  /** What could not be looked up, if anything failed. */
  failed: 'people' | 'chats' | undefined
}

/** Looks a drafted person up: contact search first, then the chats that are shared with them. */
export function useReach({ accountID, user }: Extract<NewChat, { mode: 'start' }>): Reach {
  const beeper = useBeeper()
  const now = givenIn(user) ?? named(user.fullName)
  const settled = useSettled(now?.value ?? '', 250)
  const isSettled = settled === (now?.value ?? '')
  const words = now && isSettled ? now.value : ''

  const account = useAccountOf(accountID)
  const search = useQuery(contactsQuery(beeper, accountID, words))
  const [kind, value] = [now?.kind, now?.value ?? '']
  const people = useMemo(
    () => fitting(account?.user, search.isPlaceholderData ? [] : search.data, { kind, value }),
    [account, search.data, search.isPlaceholderData, kind, value],
  )
  const only = kind !== 'fullName' && people.length === 1 ? people[0] : undefined
  const chats = useQuery(directChatsQuery(beeper, accountID, only ? searchWordsFor(only) : ''))
  const chat = chats.data?.find(({ participants }) =>
    participants.items.some(({ id }) => id === only?.id),
  )

  const { isError: isLost } = search
  const isAsking = now !== undefined && (!isSettled || search.isFetching || chats.isLoading)
  return useMemo(
    () => ({
      accountID,
      network: account && { type: networkTypeOf(account), name: networkNameOf(account) },
      given: kind && { kind, value },
      people,
      chat,
      check: only &&
        chats.data && { chat: chat && { chatID: chat.id, lastActivity: chat.lastActivity } },
      isAsking,
      failed: isLost ? 'people' : chats.isError ? 'chats' : undefined,
    }),
    [
      accountID,
      account,
      kind,
      value,
      people,
      chat,
      only,
      chats.data,
      isAsking,
      isLost,
      chats.isError,
    ],
  )
}

const named = (fullName: string | undefined) =>
  fullName ? ({ kind: 'fullName', value: fullName } as const) : undefined

type Asked = { kind: Given['kind'] | 'fullName' | undefined; value: string }

/** Search leaves oneself out, so that is looked at here. */
function fitting(self: User | undefined, found: readonly User[] = [], { kind, value }: Asked) {
  if (kind === undefined) return []
  if (kind === 'fullName') return found
  const given = { kind, value }
  if (self && isSamePerson(self, given)) return [{ ...self, isSelf: true }]
  return found.filter((user) => isSamePerson(user, given))
}

const searchWordsFor = ({ fullName, phoneNumber, username, email, id }: User) =>
  fullName ?? phoneNumber ?? username ?? email ?? id
