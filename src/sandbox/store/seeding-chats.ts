import type { Statement } from '../database.ts'
import type { SeededChat, SeededState } from '../seed/seed.ts'
import { smallTalk } from '../seed/small-talk.ts'
import { fold } from './fold.ts'
import { groupTitle } from './group-title.ts'
import { fields, insertAll } from './insert-all.ts'
import { nameOf, type Person } from './person.ts'
import type { Circle } from './seeding.ts'

const minute = 60 * 1000
const day = 24 * 60 * minute

/** A seeded chat with everybody found whom it names. */
interface Earlier extends Pick<Circle, 'self'> {
  id: string
  chat: SeededChat
  others: Person[]
  /** Which of all chats it is. */
  index: number
}

/** The chats of the seed, who is in them and what was said, before the moment `now`. */
export function chatStatements(circles: readonly Circle[], now: Date): Statement[] {
  const chats = circles.flatMap(chatsOf).map((chat, index) => ({ ...chat, index }))
  return [
    insertAll(
      'chat',
      { ...chatColumns, partner: 'person.key' },
      chats.map((chat) => chatRow(chat, now)),
      `left join person on person.accountID = row ->> 'accountID' and person.id = row ->> 'partner'`,
    ),
    insertAll(
      'participant',
      { chat: 'chat.key', person: 'person.key', ...participantColumns },
      chats.flatMap(participantRows),
      `cross join chat on chat.id = row ->> 'chatID' ${somebody}`,
    ),
    insertAll(
      'message',
      { chat: 'chat.key', sender: 'person.key', ...fields('id', 'text', 'words', 'timestamp') },
      chats.flatMap((chat) => messageRows(chat, now)),
      `cross join chat on chat.id = row ->> 'chatID' ${somebody}`,
    ),
    readUpToUnread,
  ]
}

const readUpToUnread: Statement = {
  sql: `update chat set lastRead = (select max(message.key) from message
      where message.chat = chat.key and chat.unreadCount <= (select count(*) from message as later
        where later.chat = chat.key and later.key > message.key))
    where lastRead is null`,
  args: [],
}

const somebody =
  `cross join person on person.accountID = chat.accountID and person.id = row ->> 'personID'` as const

const participantColumns = fields('position', 'isAdmin', 'isPending')

const chatsOf = ({ seed, network, self, people }: Circle): Omit<Earlier, 'index'>[] =>
  seed.chats.map((chat, index) => ({
    id: network.chatID(`seed${index + 1}`),
    chat,
    self,
    others: chat.with.map((networkID) => {
      const person = people.get(networkID)
      if (!person) throw new Error(`the seed chats with ${networkID}, whom it does not list`)
      return person
    }),
  }))

const moment = (now: Date, days: number) => new Date(now.getTime() + days * day).toISOString()

function chatRow({ id, chat, self, others }: Earlier, now: Date) {
  const [first = self] = others
  const title = chat.title ?? (chat.type === 'group' ? groupTitle(others) : nameOf(first))
  return {
    id,
    accountID: self.accountID,
    type: chat.type,
    partner: chat.type === 'single' ? first.id : undefined,
    title,
    titleWords: fold(title),
    lastActivity: moment(now, -chat.lastActiveDaysAgo),
    ...stateRow(chat, now),
  }
}

const stateRow = ({ remindInDays, snoozedForDays, draft, ...state }: SeededState, now: Date) => ({
  isArchived: state.isArchived ?? false,
  isLowPriority: state.isLowPriority ?? false,
  isMarkedUnread: state.isMarkedUnread ?? false,
  isMuted: state.isMuted ?? false,
  isPinned: state.isPinned ?? false,
  isReadOnly: state.isReadOnly ?? false,
  unreadCount: state.unreadCount ?? 0,
  description: state.description,
  messageExpirySeconds: state.messageExpirySeconds,
  draft: draft && { text: draft },
  reminder: remindInDays && {
    remindAt: moment(now, remindInDays),
    dismissOnIncomingMessage: true,
  },
  snooze: snoozedForDays && {
    snoozeUntil: moment(now, snoozedForDays),
    userSnoozedAt: moment(now, 0),
  },
})

const chatColumns = fields(
  ...['id', 'accountID', 'type', 'title', 'titleWords', 'lastActivity'],
  ...Object.keys(stateRow({}, new Date(0))),
)

const participantRows = ({ id, chat, self, others }: Earlier) => [
  ...others.map((person, position) => ({
    chatID: id,
    position,
    personID: person.id,
    isAdmin: false,
    isPending: chat.pending?.includes(person.networkID) ?? false,
  })),
  {
    chatID: id,
    position: others.length,
    personID: self.id,
    isAdmin: chat.type === 'group',
    isPending: false,
  },
]

function messageRows({ id, chat, self, others, index }: Earlier, now: Date) {
  const [first = self] = others
  const last = [...(chat.wordsBefore ?? []), chat.lastWords]
  const lines = [...smallTalk(index), ...last.map((text) => ({ text, mine: false }))]
  const end = now.getTime() - chat.lastActiveDaysAgo * day
  return lines.map(({ text, mine }, place) => ({
    id: `${id}:${place + 1}`,
    chatID: id,
    personID: mine ? self.id : first.id,
    text,
    words: fold(text),
    timestamp: new Date(end - (lines.length - 1 - place) * 7 * minute).toISOString(),
  }))
}
