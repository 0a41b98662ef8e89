import { beforeEach, expect, test } from 'vitest'
import { BeeperFailure } from '#beeper/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { repeatWords } from './repeat-words.ts'
import { noting, repeats, type Sent } from './repeats.ts'

beforeEach(() => sessionStorage.clear())

const server = 'sandbox 0'
const open: NewChat = { mode: 'start', accountID: 'a', user: { id: 'u' } }
const hello: NewChat = { ...open, messageText: 'Hello' }
const group: NewChat = { mode: 'create', accountID: 'a', type: 'group', participantIDs: ['u', 'v'] }
const sent = (payload: NewChat): Sent => ({ server, payload })

test('the same body is known for a minute, and no word of it is kept', () => {
  repeats.note(sent(hello), { at: 1_000, isAnswered: true }, 2_000)
  expect(repeats.earlier(sent({ ...hello }), 13_000)).toEqual({ seconds: 12, isAnswered: true })
  expect(repeats.earlier(sent(hello), 61_500)).toBeDefined()
  expect(repeats.earlier(sent(hello), 62_000)).toBeUndefined()
  expect(sessionStorage.getItem('overture.sent')).not.toContain('Hello')
})

test('other words, other people or another server are another request', () => {
  repeats.note(sent(hello), { at: 0, isAnswered: true }, 0)
  expect(repeats.earlier(sent({ ...hello, messageText: 'Hello!' }), 1)).toBeUndefined()
  expect(repeats.earlier(sent(group), 1)).toBeUndefined()
  expect(repeats.earlier({ server: 'beeper 0', payload: hello }, 1)).toBeUndefined()
})

test('what is on its way is known before it is answered, so that a reload changes nothing', async () => {
  const waiting = noting(sent(hello), Promise.resolve('opened'))
  expect(repeats.earlier(sent(hello))).toEqual({ seconds: 0, isAnswered: false })
  expect(await waiting).toBe('opened')
  expect(repeats.earlier(sent(hello))).toEqual({ seconds: 0, isAnswered: true })
})

test.each(['timeout', 'stopped', 'cut', 'not-understood', 'overture-unreachable'] as const)(
  'a request that ended in “%s” may have worked, and is asked about',
  async (kind) => {
    const failure = new BeeperFailure(kind)
    await expect(noting(sent(hello), Promise.reject(failure))).rejects.toBe(failure)
    expect(repeats.earlier(sent(hello))).toMatchObject({ isAnswered: false })
  },
)

test('what was refused did nothing, and may be tried again; what went before it stays known', async () => {
  const refused = new BeeperFailure('rate-limited', {
    status: 429,
    said: { code: 'M_LIMIT_EXCEEDED', message: 'Too many requests' },
  })
  await expect(noting(sent(hello), Promise.reject(refused))).rejects.toBe(refused)
  expect(repeats.earlier(sent(hello))).toBeUndefined()

  repeats.note(sent(hello), { at: Date.now() - 5_000, isAnswered: true })
  await expect(noting(sent(hello), Promise.reject(refused))).rejects.toBe(refused)
  expect(repeats.earlier(sent(hello))).toEqual({ seconds: 5, isAnswered: true })
})

test('a store that holds something else is as good as empty', () => {
  sessionStorage.setItem('overture.sent', '{"a":1')
  expect(repeats.earlier(sent(hello))).toBeUndefined()
  sessionStorage.setItem('overture.sent', '[{"hash":"a","at":1}]')
  expect(repeats.earlier(sent(hello))).toBeUndefined()
})

test('the question tells what a second time brings', () => {
  const done = { seconds: 5, isAnswered: true }
  expect(repeatWords(open, done).said).toBe(
    'You opened exactly this 5 seconds ago. Opening it again finds the same chat.',
  )
  expect(repeatWords(hello, done).said).toContain('delivers the same words twice')
  expect(repeatWords({ ...group, messageText: 'Hello' }, done).said).toBe(
    'You created exactly this 5 seconds ago. Creating it again makes a second group with the same people.',
  )
  expect(repeatWords({ ...group, type: 'single' }, done).title).toBe('Open this again?')
})

test('what nobody knows the end of is not said to have worked', () => {
  expect(repeatWords(hello, { seconds: 1, isAnswered: false }).said).toBe(
    'You asked for exactly this a moment ago, and nobody knows yet whether it worked. If it did, sending it again delivers the same words twice.',
  )
})
