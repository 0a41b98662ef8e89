import { expect, test } from 'vitest'
import type { Chat } from '#contract/chat.ts'
import { evidenceFor } from './evidence.ts'
import type { Reach } from './use-reach.ts'

const ada = { id: 'ada', phoneNumber: '+447700900101', fullName: 'Ada Obi' }
const reach = (rest: Partial<Reach> = {}): Reach => ({
  accountID: 'whatsapp',
  network: { type: 'whatsapp', name: 'WhatsApp' },
  given: { kind: 'phoneNumber', value: '+447700900101' },
  people: [ada],
  chat: undefined,
  check: { chat: undefined },
  isAsking: false,
  failed: undefined,
  ...rest,
})
const wish = { hasMessage: false, invites: false, allowInvite: true }
const said = (rest?: Partial<Reach>, other?: Partial<typeof wish>) =>
  evidenceFor(reach(rest), { ...wish, ...other })
    .map(({ lead = '', text }) => `${lead} ${text}`.trim())
    .join('\n')

const chat: Chat = JSON.parse('{"id":"c","participants":{"items":[]}}')
const shared = { chat, check: { chat: { chatID: 'c', lastActivity: undefined } } }

test('a first contact is called one only after somebody looked for a chat', () => {
  expect(said()).toContain('First contact on WhatsApp.')
  expect(said({ check: undefined })).not.toContain('First contact')
  expect(said({ check: undefined, failed: 'chats' })).toContain('could not be looked up')
})

test('opening an existing chat notifies nobody, unless there is something to say', () => {
  expect(said(shared)).toContain('Opening it notifies nobody.')
  expect(said(shared, { hasMessage: true })).not.toContain('notifies nobody')
  expect(said(shared, { hasMessage: true })).toContain('sent to the existing chat')
})

test('where opening is an invite, that is said, and whether it is allowed', () => {
  expect(said({}, { invites: true })).toContain('invites them')
  expect(said({}, { invites: true, allowInvite: false })).toContain('you have not allowed')
  expect(said(shared, { invites: true })).not.toContain('invites')
})

test('several people, a name alone, oneself and nobody each have words of their own', () => {
  expect(said({ people: [ada, { id: 'b' }] })).toBe('2 people match. Choose whom you mean.')
  expect(said({ given: { kind: 'fullName', value: 'Ada' } })).toContain('A name alone')
  expect(said({ people: [{ ...ada, isSelf: true }] })).toBe('That’s you on this account.')
  expect(said({ people: [] })).toContain('WhatsApp shows nobody for this yet.')
  expect(said({ people: [], isAsking: true })).toBe('Looking…')
  expect(said({ people: [], failed: 'people' })).toContain('could not be asked')
  expect(said({ people: [{ ...ada, cannotMessage: true }] })).toContain('can’t be messaged')
})
