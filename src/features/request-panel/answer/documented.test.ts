import { describe, expect, test } from 'vitest'
import { listAccounts } from '#contract/accounts.ts'
import { FailureBody } from '#contract/endpoint.ts'
import { startChat } from '#contract/new-chat.ts'
import { type Documented, partOf } from './documented.ts'

/** Whether the contract knows the last key of a path. */
function isKnown(schema: Documented[number], path: readonly (string | number)[]) {
  let documented: Documented = [schema]
  let known = true
  for (const key of path) ({ documented, isKnown: known } = partOf(documented, key))
  return known
}

describe('the contract of an endpoint', () => {
  test.each([
    [['id'], true],
    [['chatID'], true],
    [['status'], true],
    [['flavour'], false],
    [['constructor'], false],
    [['participants', 'total'], true],
    [['participants', 'items', 0, 'fullName'], true],
    [['participants', 'items', 7, 'flavour'], false],
    // a record documents any name of an attachment
    [['capabilities', 'attachments', 'm.image'], true],
    [['capabilities', 'flavour'], false],
    // within an unknown key nothing is marked
    [['flavour', 'of', 0], true],
  ])('an opened chat: %s', (path, known) => {
    expect(isKnown(startChat.answer, path)).toBe(known)
  })

  test('a list, and a refusal', () => {
    expect(isKnown(listAccounts.answer, [0, 'accountID'])).toBe(true)
    expect(isKnown(listAccounts.answer, [0, 'flavour'])).toBe(false)
    expect(isKnown(FailureBody, ['code'])).toBe(true)
    expect(isKnown(FailureBody, ['details', 'anything'])).toBe(true)
    expect(isKnown(FailureBody, ['error'])).toBe(false)
  })
})
