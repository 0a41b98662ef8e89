import * as z from 'zod/mini'
import type { Reaction } from '#contract/messages.ts'
import { jsonColumn, type Statement } from '../database/sql.ts'
import { networkByType } from '../networks/networks.ts'

/** Who has reacted to a message and with what, as a column of the message's row. */
export const ReactionColumn = jsonColumn(
  z.array(z.object({ participantID: z.string(), reactionKey: z.string() })),
)

/** The part of a message's row that its reactions are made of. */
interface Reacted {
  network: string
  chatType: 'single' | 'group'
  reactions: z.infer<typeof ReactionColumn>
}

/** The column itself; the table `message` has to be at hand. */
export const selectReactions = `(select json_group_array(json_object(
    'participantID', reactor.id, 'reactionKey', given.reactionKey))
  from (select * from reaction where reaction.message = message.key order by reaction.key) as given
  join person as reactor on reactor.key = given.person)`

/** The reactions to a message as the API shows them, the oldest first. */
export function toReactions({ network, chatType, reactions }: Reacted): Reaction[] {
  const { direct, group } = networkByType(network).chats
  const { reactionCount } = chatType === 'single' ? direct : group
  return (reactions ?? []).map(({ participantID, reactionKey }) => ({
    // as Beeper makes it: where one person has several reactions, the person alone names none
    id: reactionCount === 1 ? participantID : participantID + reactionKey,
    participantID,
    reactionKey,
    emoji: isEmoji(reactionKey),
  }))
}

/** Whether a reaction is drawn as characters; others are keys of a network or shortcodes. */
export const isEmoji = (key: string): boolean =>
  /\p{Extended_Pictographic}|\p{RI}|\u20E3/u.test(key)

const theMessage = '(select key from message where id = ?)'
const yourself = `(select person.key from message join chat on chat.key = message.chat
  join person on person.accountID = chat.accountID and person.isSelf = 1 where message.id = ?)`

/**
 * Reacts to a message as yourself; of your reactions only the newest `max` stay. Returns a row
 * unless the message is gone.
 */
export const reactStatements = (
  messageID: string,
  reactionKey: string,
  max = Number.MAX_SAFE_INTEGER,
): Statement[] => [
  {
    sql: `insert into reaction (message, person, reactionKey)
      select key, ${yourself}, ? from message where id = ? on conflict do nothing`,
    args: [messageID, reactionKey, messageID],
  },
  {
    sql: `delete from reaction where key in (select key from reaction
      where message = ${theMessage} and person = ${yourself}
      order by reactionKey = ? desc, key desc limit -1 offset ?)`,
    args: [messageID, messageID, reactionKey, max],
  },
  { sql: 'select key from message where id = ?', args: [messageID] },
]

/** Removes your reaction. Returns a row when there was one. */
export const unreactStatement = (messageID: string, reactionKey: string): Statement => ({
  sql: `delete from reaction
    where message = ${theMessage} and person = ${yourself} and reactionKey = ? returning key`,
  args: [messageID, messageID, reactionKey],
})
