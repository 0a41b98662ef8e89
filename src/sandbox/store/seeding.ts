import type { Statement } from '../database.ts'
import type { Network } from '../networks/network.ts'
import { networkByType } from '../networks/networks.ts'
import { seededAccounts } from '../seed/accounts.ts'
import type { SeededAccount, SeededChat, SeededPerson } from '../seed/seed.ts'
import { groupTitle } from './group-title.ts'
import { openingStatements } from './opening.ts'
import { nameOf, type Person, rememberPeople, unknownPerson } from './person.ts'

const day = 24 * 60 * 60 * 1000

/** Everything the sandbox knows from the start, to be written at once. Repeating it adds nothing. */
export const seedStatements = (now: Date): Statement[] =>
  seededAccounts.flatMap((seed) => accountStatements(seed, networkByType(seed.network), now))

function accountStatements(seed: SeededAccount, network: Network, now: Date): Statement[] {
  const { accountID, selfID } = network.account
  const self = unknownPerson({
    accountID,
    id: selfID,
    networkID: network.networkID(selfID) ?? selfID,
    isSelf: true,
    isStranger: false,
    ...seed.self,
  })
  const people = new Map(
    seed.people.map((person) => [person.networkID, toPerson(person, network)] as const),
  )
  return [
    {
      sql: `insert into account (accountID, network, status, statusText) values (?, ?, ?, ?)
        on conflict do nothing`,
      args: [accountID, network.type, seed.status ?? 'connected', seed.statusText ?? null],
    },
    rememberPeople([self, ...people.values()]),
    ...seed.chats.flatMap((chat, index) =>
      chatStatements(chat, network.chatID(`seed${index + 1}`), { self, people, now }),
    ),
  ]
}

const toPerson = ({ stranger, ...person }: SeededPerson, network: Network): Person =>
  unknownPerson({
    accountID: network.account.accountID,
    id: network.userID(person.networkID),
    isStranger: stranger ?? false,
    ...person,
  })

interface Around {
  self: Person
  people: Map<string, Person>
  now: Date
}

function chatStatements(chat: SeededChat, id: string, { self, people, now }: Around): Statement[] {
  const others = chat.with.map((networkID) => {
    const person = people.get(networkID)
    if (!person) throw new Error(`the seed chats with ${networkID}, whom it does not list`)
    return person
  })
  const [first = self] = others
  return openingStatements({
    id,
    accountID: self.accountID,
    type: chat.type,
    title: chat.title ?? (chat.type === 'group' ? groupTitle(others) : nameOf(first)),
    at: new Date(now.getTime() - chat.lastActiveDaysAgo * day).toISOString(),
    self,
    others,
    message: { id: `${id}:last-words`, senderID: first.id, text: chat.lastWords },
  })
}
