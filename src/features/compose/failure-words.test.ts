// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { createBeeper } from '#beeper/client.ts'
import { requestFor } from '#beeper/dialect.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import { openChat } from '#beeper/open-chat.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { fieldOf } from './failure-field.ts'
import { failureWords } from './failure-words.ts'

const start = (user: Recipient = { phoneNumber: '+491701234567' }): NewChat => ({
  mode: 'start',
  accountID: 'whatsapp',
  user,
})
const group: NewChat = {
  mode: 'create',
  accountID: 'whatsapp',
  type: 'group',
  participantIDs: ['a', 'b'],
}

/** A Beeper that lists one account and answers every opening of a chat in one way. */
const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  anHTTPServer((request, response) => {
    const isRead = request.method === 'GET'
    const list =
      request.url === '/v1/accounts' ? [{ accountID: 'whatsapp', user: { id: 'me' } }] : {}
    const said = isRead ? list : body
    response.writeHead(isRead ? 200 : status, {
      'content-type': 'application/json',
      ...(isRead ? {} : headers),
    })
    response.end(typeof said === 'string' ? said : JSON.stringify(said))
  })

const about = {
  network: 'WhatsApp',
  server: 'Beeper',
  address: '127.0.0.1:23373',
  own: '127.0.0.1:4280',
}

/** What the form says, and where, after Beeper at `url` was asked for a chat. */
async function toldOf(url: string, payload = start()) {
  const beeper = createBeeper({
    origin: await overtureBefore(url),
    mount: '/beeper',
    token: 't0ken',
  })
  const failure: unknown = await openChat(beeper, requestFor(payload, 'start'), {
    dialect: 'start',
  }).catch((error: unknown) => error)
  if (!(failure instanceof BeeperFailure)) throw new Error('the chat was opened')
  return { words: failureWords(failure, { ...about, payload }), field: fieldOf(failure, payload) }
}

const said = (code: string, message = 'no', details?: unknown) => ({ code, message, details })
const issue = (...path: (string | number)[]) =>
  said('VALIDATION_ERROR', 'no', { issues: [{ code: 'custom', message: 'is odd', path }] })

const words = {
  nobody: 'No one on WhatsApp uses +491701234567. Check the number, or try another account.',
  noAccount: 'Beeper has no such account, or no longer. Choose another one.',
  noWay:
    'WhatsApp can’t find people by what was given. Use a field it looks up, or pick another account.',
  missing: 'Beeper answered that something wasn’t found, not what.',
  gateway: (status: number) =>
    `127.0.0.1:23373 answered with an error (${status}) that may not be Beeper’s own. Your form is safe.`,
  old: 'This version of Beeper can’t look people up. Pick somebody from the list or give their user ID, or choose Create a chat.',
  invite: 'WhatsApp opens this chat by inviting them. Allow the invite, or pick another account.',
  readOnly: 'This connection may read but not write. Sign in again and allow both.',
  refused: 'Beeper can’t message this person on WhatsApp.',
  token: 'Beeper no longer accepts this connection. Sign in again; your form is safe.',
  reconnect: 'WhatsApp is not connected. Reconnect it in Beeper, or pick another account.',
  slower: 'The network asked us to slow down. Nothing was retried.',
  silent: 'Beeper is fine; WhatsApp didn’t answer. The chat may exist.',
  odd: 'Beeper answered in a way this version doesn’t understand. The chat may exist.',
}
const mayNot = (message: string) => said('forbidden', message)

test.each([
  [404, said('USER_NOT_FOUND'), words.nobody, 'user.phoneNumber'],
  [404, 'nothing here', words.missing, undefined],
  [404, said('NOT_FOUND', 'Not found'), words.nobody, 'user.phoneNumber'],
  [404, said('NOT_FOUND', 'Account not found'), words.noAccount, 'accountID'],
  [404, said('M_UNRECOGNIZED'), words.noWay, undefined],
  [405, '', words.missing, undefined],
  [405, said('NOT_FOUND', 'Not found'), words.old, 'user.id'],
  [403, said('IP_BLOCKED', 'Blocked'), 'Beeper doesn’t allow this: Blocked', undefined],
  [403, '', 'Beeper doesn’t allow this', undefined],
  [502, '', words.gateway(502), undefined],
  [504, '<html>nginx', words.gateway(504), undefined],
  [403, mayNot('Starting this chat needs an invite'), words.invite, 'allowInvite'],
  [403, mayNot('Required scopes: write, missing: write'), words.readOnly, undefined],
  [403, mayNot('Cannot message this user'), words.refused, 'user.phoneNumber'],
  [400, said('VALIDATION_ERROR', 'Bad'), 'Beeper didn’t accept this: Bad', undefined],
  [401, said('unauthorized'), words.token, undefined],
  [409, said('M_BAD_STATE'), 'Something changed meanwhile.', undefined],
  [409, said('ACCOUNT_NOT_CONNECTED'), words.reconnect, 'accountID'],
  [429, said('M_LIMIT_EXCEEDED'), words.slower, undefined],
  [500, said('INTERNAL_ERROR'), 'Beeper had a problem. The chat may exist.', undefined],
  [502, said('M_UNKNOWN'), words.silent, undefined],
  [504, said('FI.MAU.BRIDGE_BACKFILL_TIMEOUT'), words.silent, undefined],
  [200, '{"chat', words.odd, undefined],
  [408, '', words.gateway(502), undefined],
])('%i %o is told in words, at the field that can mend it', async (status, body, told, field) => {
  expect(await toldOf((await answering(status, body)).url)).toEqual({ words: told, field })
})

test.each([
  [['body', 'user', 'phoneNumber'], 'the phone number', 'user.phoneNumber'],
  [['body', 'messageText'], 'the message', 'messageText'],
  [['accountID'], 'the account', 'accountID'],
  [['body', 'user'], 'the person', 'user'],
  [['body', 'surprise'], 'this', undefined],
  [['body', 'constructor'], 'this', undefined],
  [['body', '__proto__'], 'this', undefined],
  [['toString'], 'this', undefined],
  [['body', 'user', 'valueOf'], 'the person', 'user'],
])('what is not accepted is named, and leads to its field: %o', async (path, name, field) => {
  const { url } = await answering(422, issue(...path))
  expect(await toldOf(url)).toEqual({ words: `Beeper didn’t accept ${name}: is odd`, field })
})

describe('people who are not found', () => {
  test.each([
    [{ username: 'ada' }, 'uses ada. Check the username,', 'user.username'],
    [{ email: 'a@b.org' }, 'uses a@b.org. Check the email,', 'user.email'],
    [{ id: 'x' }, 'uses x. Check the user ID,', 'user.id'],
    [{ id: 'x', phoneNumber: '+1' }, 'uses +1. Check the number,', 'user'],
  ])('%o are told by what was given', async (user, middle, field) => {
    const { url } = await answering(404, said('USER_NOT_FOUND'))
    const told = `No one on WhatsApp ${middle} or try another account.`
    expect(await toldOf(url, start(user))).toEqual({ words: told, field })
  })

  test('in a list are told as such', async () => {
    const { url } = await answering(404, said('USER_NOT_FOUND'))
    expect(await toldOf(url, group)).toMatchObject({
      words: 'Somebody in this list is not on WhatsApp. Remove them, or try another account.',
      field: 'participants',
    })
  })

  test.each([
    [['body', 'participantIDs', 1], 'the people', 'participants'],
    [['title'], 'the title', 'title'],
    [['body', 'type'], 'the kind of chat', 'type'],
  ])('and what else is wrong with a group leads to its field: %o', async (path, name, field) => {
    const { url } = await answering(422, issue(...path))
    expect(await toldOf(url, group)).toEqual({
      words: `Beeper didn’t accept ${name}: is odd`,
      field,
    })
  })
})

describe('where Beeper is not', () => {
  test('nobody answers: its address is said', async () => {
    const gone = await anHTTPServer(() => undefined)
    await new Promise((resolve) => gone.close(resolve))
    expect(await toldOf(gone.url)).toEqual({
      words:
        'Beeper isn’t answering on 127.0.0.1:23373. Open Beeper, and see that its API is switched on under Settings, Integrations; then check again. Your form is safe.',
      field: undefined,
    })
  })

  test('something else answers: that is said', async () => {
    const page = await answering(200, '<!doctype html>', { 'content-type': 'text/html' })
    expect((await toldOf(page.url)).words).toMatch(/^Something answers on 127\.0\.0\.1:23373, but/)
  })

  test('it hangs up in the middle: the chat may exist', async () => {
    const rude = await anHTTPServer((request, response) => {
      response.writeHead(200, { 'content-length': '99' })
      response.write('{"chatID":', () => request.socket.destroy())
    })
    expect((await toldOf(rude.url)).words).toBe(
      'Beeper stopped in the middle of its answer. The chat may exist.',
    )
  })

  test('Overture itself is gone, or nobody is signed in: that is said instead', async () => {
    const telling = async (origin: string, token: string) => {
      const beeper = createBeeper({ origin, mount: '/beeper', token })
      const failure = await openChat(beeper, requestFor(start(), 'start')).catch((error) => error)
      return failureWords(failure, { ...about, payload: start() })
    }
    expect(await telling('http://127.0.0.1:1', 't0ken')).toBe(
      'Overture itself isn’t answering on 127.0.0.1:4280. Start it, then try again; your form is safe.',
    )
    expect(await telling('http://127.0.0.1:1', '')).toBe(
      'You are not signed in to Beeper. Sign in; your form is safe.',
    )
  })
})
