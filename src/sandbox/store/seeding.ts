import type { Statement } from '../database.ts'
import type { Network } from '../networks/network.ts'
import { networkByType } from '../networks/networks.ts'
import { seededAccounts } from '../seed/accounts.ts'
import type { SeededAccount, SeededPerson } from '../seed/seed.ts'
import { fields, insertAll } from './insert-all.ts'
import { type Person, rememberPeople, unknownPerson } from './person.ts'
import { chatStatements } from './seeding-chats.ts'

/** One account of the seed with its people, as they are stored. */
export interface Circle {
  seed: SeededAccount
  network: Network
  self: Person
  /** The others, by their ID inside the network. */
  people: ReadonlyMap<string, Person>
}

/** Everything the sandbox knows from the start, to be written at once. Repeating it adds nothing. */
export function seedStatements(now: Date): Statement[] {
  const circles = seededAccounts.map(circleOf)
  return [
    insertAll(
      'account',
      fields('accountID', 'network', 'status', 'statusText'),
      circles.map(({ seed, network }) => ({
        accountID: network.account.accountID,
        network: network.type,
        status: seed.status ?? 'connected',
        statusText: seed.statusText,
      })),
    ),
    rememberPeople(circles.flatMap(({ self, people }) => [self, ...people.values()])),
    ...chatStatements(circles, now),
  ]
}

function circleOf(seed: SeededAccount): Circle {
  const network = networkByType(seed.network)
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
  return { seed, network, self, people: new Map(people) }
}

const toPerson = ({ stranger, ...person }: SeededPerson, network: Network): Person =>
  unknownPerson({
    accountID: network.account.accountID,
    id: network.userID(person.networkID),
    isStranger: stranger ?? false,
    ...person,
  })
