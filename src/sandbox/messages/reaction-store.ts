import * as z from 'zod/mini'
import type { Reaction } from '#contract/messages.ts'
import { jsonColumn, type Statement } from '../database/sql.ts'
import { networkByType } from '../networks/networks.ts'

/** The reactions to a message, as a JSON column of the message's row. */
export const ReactionColumn = jsonColumn(
  z.array(z.object({ participantID: z.string(), reactionKey: z.string() })),
)

/** The fields of a message's row that its reactions need. */
interface ReactionFields {
  network: string
  chatType: 'single' | 'group'
  reactions: z.infer<typeof ReactionColumn>
}

/** The SQL of this column; requires the table `message` in the query. */
export const selectReactions = `(select json_group_array(json_object(
    'participantID', reactor.id, 'reactionKey', given.reactionKey))
  from (select * from reaction where reaction.message = message.key order by reaction.key) as given
  join person as reactor on reactor.key = given.person)`

/** Converts the reactions to a message to the API, oldest first. */
export function toReactions({ network, chatType, reactions }: ReactionFields): Reaction[] {
  const { direct, group } = networkByType(network).chats
  const { reactionCount } = chatType === 'single' ? direct : group
  return (reactions ?? []).map(({ participantID, reactionKey }) => ({
    // as in Beeper: with several reactions per person, the participant ID alone is not unique
    id: reactionCount === 1 ? participantID : participantID + reactionKey,
    participantID,
    reactionKey,
    emoji: isEmoji(reactionKey),
  }))
}

/** Whether a reaction key is an emoji; others are keys of a network or shortcodes. */
export const isEmoji = (key: string): boolean =>
  /\p{Extended_Pictographic}|\p{RI}|\u20E3/u.test(key)

const messageKey = '(select key from message where id = ?)'
const selfKey = `(select person.key from message join chat on chat.key = message.chat
  join person on person.accountID = chat.accountID and person.isSelf = 1 where message.id = ?)`

/**
 * Adds an own reaction to a message and keeps only the newest `max` own ones. Returns a row unless
 * the message is deleted.
 */
export const reactStatements = (
  messageID: string,
  reactionKey: string,
  max = Number.MAX_SAFE_INTEGER,
): Statement[] => [
  {
    sql: `insert into reaction (message, person, reactionKey)
      select key, ${selfKey}, ? from message where id = ? on conflict do nothing`,
    args: [messageID, reactionKey, messageID],
  },
  {
    sql: `delete from reaction where key in (select key from reaction
      where message = ${messageKey} and person = ${selfKey}
      order by reactionKey = ? desc, key desc limit -1 offset ?)`,
    args: [messageID, messageID, reactionKey, max],
  },
  { sql: 'select key from message where id = ?', args: [messageID] },
]

/** Removes an own reaction. Returns a row when there was one. */
export const unreactStatement = (messageID: string, reactionKey: string): Statement => ({
  sql: `delete from reaction
    where message = ${messageKey} and person = ${selfKey} and reactionKey = ? returning key`,
  args: [messageID, messageID, reactionKey],
})
