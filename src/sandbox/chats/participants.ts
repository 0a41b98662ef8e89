import * as z from 'zod/mini'
import type { Participants } from '#contract/chats.ts'
import { Person, selectPerson, toParticipant } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { flag } from '../database/sql.ts'

const ParticipantRow = z.extend(Person, { chat: z.number(), isAdmin: flag, isPending: flag })
const Total = z.object({ chat: z.number(), total: z.number() })

/**
 * The participants of each of these chats (by key), yourself last; at most `max` each, -1 for all.
 */
export async function participantsOf(
  database: Database,
  chats: number[],
  max: number,
): Promise<Map<number, Participants>> {
  const listed = JSON.stringify(chats)
  const totals = await database.rows(
    Total,
    `select chat, count(*) as total from participant
      where chat in (select value from json_each(?)) group by chat`,
    [listed],
  )
  const rows = await database.rows(
    ParticipantRow,
    `select ${selectPerson}, participant.chat, participant.isAdmin, participant.isPending
      from participant join person on person.key = participant.person
      where participant.chat in (select value from json_each(?)) and (? < 0 or position < ?)
      order by participant.chat, position`,
    [listed, max, max],
  )
  const byChat = new Map<number, Participants['items']>()
  for (const { chat, ...person } of rows) {
    const items = byChat.get(chat) ?? []
    items.push(toParticipant(person))
    byChat.set(chat, items)
  }
  return new Map(
    totals.map(({ chat, total }) => {
      const items = byChat.get(chat) ?? []
      return [chat, { items, hasMore: items.length < total, total }]
    }),
  )
}
