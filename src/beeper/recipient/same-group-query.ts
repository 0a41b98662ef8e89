import { queryOptions } from '@tanstack/react-query'
import type { Chat } from '#contract/chats.ts'
import { getChat, searchChats } from '#contract/chats.ts'
import type { Input } from '#contract/endpoint.ts'
import { queryKeys } from '../connection/query-keys.ts'
import type { Beeper } from '../http/client.ts'

/** How many groups as large as the wanted one are read in full; lists name twenty people of each. */
const readInFull = 3

/** The newest group of an account that has exactly these people and you; `null` if there is none. */
export const sameGroupQuery = (
  beeper: Beeper,
  accountID: string,
  people: readonly { id: string; name: string }[],
) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'same', accountID, people.map(({ id }) => id).toSorted()),
    queryFn: async ({ signal }): Promise<Chat | null> => {
      const query = {
        accountIDs: [accountID],
        query: people[0]?.name ?? '',
        scope: 'participants',
        type: 'group',
      } satisfies Input<typeof searchChats>['query']
      const { answer } = await beeper.send(searchChats, { query }, signal)
      const wanted = new Set(people.map(({ id }) => id))
      // yourself included
      const asMany = answer.items.filter((chat) => chat.participants.total === wanted.size + 1)
      const whole = asMany.find((chat) => !chat.participants.hasMore && hasAll(chat, wanted))
      if (whole) return whole
      for (const { id } of asMany.filter((it) => it.participants.hasMore).slice(0, readInFull)) {
        const asked = { params: { chatID: id }, query: { maxParticipantCount: -1 } }
        const full = (await beeper.send(getChat, asked, signal)).answer
        if (hasAll(full, wanted)) return full
      }
      return null
    },
    enabled: accountID !== '' && people.length > 1 && people[0]?.name.trim() !== '',
  })

const hasAll = ({ participants }: Chat, wanted: ReadonlySet<string>) =>
  participants.items.every(({ id, isSelf }) => isSelf || wanted.has(id)) &&
  participants.items.filter(({ id }) => wanted.has(id)).length === wanted.size
