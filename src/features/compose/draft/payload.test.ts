import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { NewChat } from '#contract/new-chat.ts'
import { emptyDetails, emptyDraft, type WholeDraft } from './draft.ts'
import { typedParticipant } from './participants.ts'
import { toNewChat } from './payload.ts'

const where = { accountID: 'whatsapp', mount: '/sandbox' }

const start = (user: Partial<WholeDraft['user']>, more: Partial<WholeDraft> = {}) =>
  toNewChat({ ...emptyDraft, ...more }, { ...where, user: { ...emptyDetails, ...user } })
const create = (ids: readonly string[], more: Partial<WholeDraft> = {}) =>
  toNewChat(
    {
      ...{ ...emptyDraft, mode: 'create' },
      participants: ids.map((id) => typedParticipant(id)),
      ...more,
    },
    { ...where, user: emptyDetails },
  )

describe('the payload to start a chat', () => {
  test('has the trimmed values', () => {
    expect(start({ id: ' @ada:w ', fullName: 'Ada Obi' }, { messageText: ' Hello\n' })).toEqual({
      ...{ mode: 'start', accountID: 'whatsapp', allowInvite: true },
      ...{ user: { id: '@ada:w', fullName: 'Ada Obi' }, messageText: 'Hello' },
    })
  })

  test.each([
    ['@ada', 'ada'],
    ['ada', 'ada'],
    // a Matrix user ID, and texts that are no plain handle
    ['@ada:example.org', '@ada:example.org'],
    ['@@ada', '@@ada'],
    ['@', '@'],
  ])('has the username “%s” as “%s”', (username, sent) => {
    expect(start({ username })).toMatchObject({ user: { username: sent } })
  })

  test('leaves out text that is no phone number', () => {
    expect(start({ phoneNumber: 'call me', email: 'ada@example.org' })).toMatchObject({
      user: { email: 'ada@example.org' },
    })
    expect(start({ phoneNumber: 'call me' })).not.toHaveProperty('user.phoneNumber')
  })

  test('has the resolved person, not the one in the draft', () => {
    const payload = start({ id: '@ada:w' }, { user: { ...emptyDetails, id: '@jun:w' } })
    expect(payload).toMatchObject({ user: { id: '@ada:w' } })
  })

  test('says whether an invite is allowed', () => {
    expect(start({ id: 'a' }, { allowInvite: false })).toMatchObject({ allowInvite: false })
  })

  test('has no fields of a group', () => {
    const payload = start({ id: 'a' }, { title: 'Trip', participants: [typedParticipant('jun')] })
    expect(payload).not.toHaveProperty('title')
    expect(payload).not.toHaveProperty('participantIDs')
  })
})

describe('the payload to create a chat', () => {
  test('has the participants in order, and the title of a group', () => {
    expect(create(['b', 'a'], { title: ' Trip ', messageText: 'Hello' })).toEqual({
      ...{ mode: 'create', accountID: 'whatsapp', type: 'group' },
      ...{ participantIDs: ['b', 'a'], title: 'Trip', messageText: 'Hello' },
    })
  })

  test('has no title for a direct chat', () => {
    expect(create(['a'], { title: 'Trip' })).toEqual({
      ...{ mode: 'create', accountID: 'whatsapp', type: 'single' },
      participantIDs: ['a'],
    })
    expect(create(['a'], { title: 'Trip', type: 'group' })).toMatchObject({ title: 'Trip' })
  })

  test('has no fields of the other mode', () => {
    const payload = create(['a'], { user: { ...emptyDetails, id: '@ada:w' }, allowInvite: false })
    expect(payload).not.toHaveProperty('user')
    expect(payload).not.toHaveProperty('allowInvite')
  })
})

const text = fc.oneof(
  fc.constantFrom('', ' ', '\t\n', '\u00a0', '@', '+', 'ada', '+44 7700 900101'),
  fc.string({ unit: 'grapheme' }),
)
const anyUser = fc.record({
  ...{ id: text, username: text, phoneNumber: text, email: text, fullName: text },
})

/** Every string in a value, at any depth. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(textsIn)

test('no payload has a blank string', async () => {
  await fc.assert(
    fc.asyncProperty(anyUser, text, text, fc.boolean(), async (user, messageText, title, isNew) => {
      const payload = isNew
        ? create(['a', 'b'], { messageText, title })
        : start(user, { messageText })
      for (const sent of textsIn(payload)) expect(sent.trim()).not.toBe('')
    }),
  )
})

test('a payload with a name alone is invalid', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (fullName) => {
      expect(z.safeParse(NewChat, start({ fullName })).success).toBe(false)
    }),
  )
})

test('a payload with any other identifier is valid', async () => {
  const given = fc.constantFrom('id', 'username', 'email')
  await fc.assert(
    fc.asyncProperty(given, fc.stringMatching(/^[a-z]+$/), async (name, value) => {
      expect(z.safeParse(NewChat, start({ [name]: value })).success).toBe(true)
    }),
  )
})
