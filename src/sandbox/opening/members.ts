import type { GroupRules } from '#contract/bridges.ts'
import type { Database } from '../database.ts'
import { invalidAt, type Refusal } from '../refusal.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { peopleByID } from '../store/people.ts'
import type { Person } from '../store/person.ts'
import { nobodyFound } from './refusals.ts'
import { unverifiedByID } from './unverified.ts'

/**
 * Everybody whom the IDs name except yourself. Counted before and after you are dropped, as
 * mautrix does; an ID may be wrong in shape (400) or belong to nobody (404).
 */
export async function findMembers(
  database: Database,
  account: OwnAccount,
  ids: string[],
  rules: NonNullable<GroupRules['participants']> | Record<string, never>,
): Promise<Person[]> {
  checkAtLeast(ids.length, rules.min_length)
  if (rules.max_length !== undefined && ids.length > rules.max_length) {
    throw invalidAt(path, `Must have at most ${rules.max_length} member(s)`)
  }
  const known = await peopleByID(database, account, ids)
  const found = ids.map((id) => {
    const person = known.get(id) ?? unverifiedByID(account, id)
    if (!person) throw wrongMember(account, id)
    return person
  })
  const others = new Map(
    found.filter((person) => !person.isSelf).map((person) => [person.id, person]),
  )
  checkAtLeast(others.size, rules.min_length)
  return [...others.values()]
}

const path = ['body', 'participantIDs']

function checkAtLeast(count: number, least = 0) {
  if (count < least) {
    throw invalidAt(path, `Must have at least ${least} member(s) (in addition to yourself)`)
  }
}

/** Why an ID leads to nobody: it belongs to no one, or could not belong to anyone. */
export const wrongMember = ({ network }: OwnAccount, id: string): Refusal =>
  network.networkID(id) === undefined
    ? invalidAt(path, `User ID "${id}" is not valid on this network`)
    : nobodyFound(id)
