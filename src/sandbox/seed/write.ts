import { groupTitle } from '../chats/title.ts'
import { insertPeople, nameOf, type Person, unknownPerson } from '../contacts/person.ts'
import { fold } from '../database/fold.ts'
import { fields, insertRows, type Statement } from '../database/sql.ts'
import { allNetworks } from '../networks/networks.ts'
import type { Network } from '../networks/shared.ts'
import type { SeedChat, SeedChatState, SeedContact } from './seed-account.ts'

/** The rows of the people of one account. */
interface SeededPeople {
  network: Network
  self: Person
  /** The contacts, by their network ID. */
  people: ReadonlyMap<string, Person>
}

/** The statements that write the seed as one batch. Idempotent. */
export const seedStatements = (now: Date): Statement[] => {
  prepared ??= prepare()
  const { people, chats } = prepared
  return [...people, ...chatStatements(chats, now)]
}

/** The part of the seed that does not depend on the time of seeding. */
interface PreparedSeed {
  people: Statement[]
  chats: SeededChat[]
}

// cached on first use, because tests seed hundreds of databases
let prepared: PreparedSeed | undefined

function prepare(): PreparedSeed {
  const accounts = allNetworks.map(toSeededPeople)
  const people = [
    insertRows(
      'account',
      fields('accountID', 'network', 'status', 'statusText'),
      allNetworks.map(({ type, account, seed }) => ({
        accountID: account.accountID,
        network: type,
        status: seed.status ?? 'connected',
        statusText: seed.statusText,
      })),
    ),
    insertPeople(accounts.flatMap(({ self, people }) => [self, ...people.values()])),
  ]
  return { people, chats: accounts.flatMap(chatsOf).map(toSeededChat) }
}

function toSeededPeople(network: Network): SeededPeople {
  const { seed } = network
  const { accountID, selfID } = network.account
  const self = unknownPerson({
    accountID,
    id: selfID,
    networkID: network.networkID(selfID) ?? selfID,
    isSelf: true,
    isStranger: false,
    ...seed.self,
  })
  const people = seed.people.map((person) => [person.networkID, toPerson(person, network)] as const)
  return { network, self, people: new Map(people) }
}

const toPerson = ({ stranger, ...person }: SeedContact, network: Network): Person =>
  unknownPerson({
    accountID: network.account.accountID,
    id: network.userID(person.networkID),
    isStranger: stranger ?? false,
    ...person,
  })

const minute = 60 * 1000
const day = 24 * 60 * minute

interface PlainChat extends Pick<SeededPeople, 'self'> {
  id: string
  chat: SeedChat
  others: Person[]
}

/** A chat of the seed, without timestamps. */
interface SeededChat extends PlainChat {
  title: string
  titleWords: string
  messages: SeededMessage[]
}

function toSeededChat(plain: PlainChat, index: number): SeededChat {
  const { chat, self, others } = plain
  const title =
    chat.title ?? (chat.type === 'group' ? groupTitle(others) : nameOf(others[0] ?? self))
  return { ...plain, title, titleWords: fold(title), messages: messagesOf(plain, index) }
}

/** Inserts the chats, participants and messages of the seed, with timestamps before `now`. */
function chatStatements(chats: readonly SeededChat[], now: Date): Statement[] {
  return [
    insertRows(
      'chat',
      { ...chatColumns, partner: 'person.key' },
      chats.map((chat) => chatRow(chat, now)),
      `left join person on person.accountID = row ->> 'accountID' and person.id = row ->> 'partner'`,
    ),
    insertRows(
      'participant',
      { chat: 'chat.key', person: 'person.key', ...participantColumns },
      chats.flatMap(participantRows),
      `cross join chat on chat.id = row ->> 'chatID' ${joinPerson}`,
    ),
    insertRows(
      'message',
      { chat: 'chat.key', sender: 'person.key', ...fields('id', 'text', 'words', 'timestamp') },
      chats.flatMap((chat) => messageRows(chat, now)),
      `cross join chat on chat.id = row ->> 'chatID' ${joinPerson}`,
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

const joinPerson =
  `cross join person on person.accountID = chat.accountID and person.id = row ->> 'personID'` as const

const participantColumns = fields('position', 'isAdmin', 'isPending')

const chatsOf = ({ network, self, people }: SeededPeople): PlainChat[] =>
  network.seed.chats.map((chat, index) => ({
    id: network.chatID(`seed${index + 1}`),
    chat,
    self,
    others: chat.with.map((networkID) => {
      const person = people.get(networkID)
      if (!person) throw new Error(`the seed has a chat with ${networkID}, but no such contact`)
      return person
    }),
  }))

const moment = (now: Date, days: number) => new Date(now.getTime() + days * day).toISOString()

const chatRow = ({ id, chat, self, others, title, titleWords }: SeededChat, now: Date) => ({
  id,
  accountID: self.accountID,
  type: chat.type,
  partner: chat.type === 'single' ? (others[0] ?? self).id : undefined,
  title,
  titleWords,
  lastActivity: moment(now, -chat.lastActiveDaysAgo),
  ...stateRow(chat, now),
})

const stateRow = ({ remindInDays, snoozedForDays, draft, ...state }: SeedChatState, now: Date) => ({
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

const participantRows = ({ id, chat, self, others }: PlainChat) => [
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

interface SeededMessage {
  id: string
  chatID: string
  personID: string
  text: string
  words: string
  /** Minutes before the last activity of the chat. */
  minutesBefore: number
}

function messagesOf({ id, chat, self, others }: PlainChat, index: number): SeededMessage[] {
  const [first = self] = others
  const last = [...(chat.earlierMessages ?? []), chat.lastMessage]
  const lines = [...smallTalk(index), ...last.map((text) => ({ text, own: false }))]
  return lines.map(({ text, own }, line) => ({
    id: `${id}:${line + 1}`,
    chatID: id,
    personID: own ? self.id : first.id,
    text,
    words: fold(text),
    minutesBefore: (lines.length - 1 - line) * 7,
  }))
}

function messageRows({ chat, messages }: SeededChat, now: Date) {
  const end = now.getTime() - chat.lastActiveDaysAgo * day
  return messages.map(({ minutesBefore, ...message }) => ({
    ...message,
    timestamp: new Date(end - minutesBefore * minute).toISOString(),
  }))
}

interface SeedMessage {
  text: string
  own: boolean
}

const exchanges: readonly (readonly [string, string])[] = [
  ['Morning! Did you sleep at all?', 'Like a stone. You?'],
  ['Have you seen the new place by the station?', 'Not yet. Lunch there on Thursday?'],
  ['I found your umbrella.', 'So that is where it was! Thank you.'],
  ['Could you send me the address again?', 'Sure: 12 Harbour Row, second bell.'],
  ['We are running ten minutes late.', 'No hurry, I have a book.'],
  ['How was the concert?', 'Loud. Wonderful. Mostly loud.'],
  ['Do you still have the blue folder?', 'It is on the shelf behind you.'],
  ['Is eight too early for a call?', 'Eight is fine after coffee.'],
  ['The plumber came, all is dry again.', 'What a relief.'],
  ['Which of the two photos is better?', 'The second one, you laugh in it.'],
  ['I owe you for the tickets.', 'Pay me in cake.'],
  ['Are you coming by train?', 'Yes, the 17:40.'],
]

/** Four messages before the latest ones: the same for a chat on every run, different per chat. */
const smallTalk = (chat: number): SeedMessage[] =>
  [0, 5].flatMap((step) => {
    const [theirs = '', own = ''] = exchanges[(chat + step) % exchanges.length] ?? []
    return [
      { text: theirs, own: false },
      { text: own, own: true },
    ]
  })
