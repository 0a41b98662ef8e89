import { describe, expect, test } from 'vitest'
import { readBody, readRequest } from './read-request.ts'
import { locatedMessage, RequestReadError } from './request-read-error.ts'

const address = 'http://127.0.0.1:4280/sandbox'
const context = {
  addresses: [address],
  accountIDs: ['whatsapp', 'signal'],
  mode: 'start',
} as const

/** The error message for a text that is no request. */
function refusalOf(read: () => unknown, text: string): string {
  try {
    read()
  } catch (error) {
    if (error instanceof RequestReadError) return locatedMessage(error, text)
    throw error
  }
  throw new Error('it was read')
}
const pasted = (text: string) => refusalOf(() => readRequest(text, context), text)
const typed = (text: string) => refusalOf(() => readBody(text, context), text)

const ada = { accountID: 'whatsapp', user: { phoneNumber: '+447700900101' } }
const body = JSON.stringify(ada)
const start = `${address}/v1/chats/start`
const filled = (text: string) => readRequest(text, context).payload
const asAda = expect.objectContaining({
  mode: 'start',
  accountID: 'whatsapp',
  user: { id: '', username: '', phoneNumber: '+447700900101', email: '', fullName: '' },
})

describe('invalid JSON is reported with its position and reason', () => {
  test.each([
    ['', 'Line 1, column 1: the text ends here, although a value is expected'],
    ['{\n  "accountID" "a"\n}', 'Line 2, column 15: “:” is expected after “accountID”.'],
    ['{\n  "accountID": "a"\n  "user": {}\n}', 'Line 3, column 3: a comma or “}” is expected.'],
    ['{ "accountID": whatsapp }', 'Line 1, column 16: a value is expected'],
    ["{ 'accountID': 1 }", 'Line 1, column 3: a name in double quotes or “}” is expected.'],
    ['{ "accountID": "a", }', 'Line 1, column 21: nothing follows the comma before'],
    ['{ "accountID": "a', 'Line 1, column 16: the text that begins here has no closing quote.'],
    ['{ "accountID": "a\nb" }', 'no closing quote on its line. A line break within a text'],
    ['{ "accountID": "a\tb" }', 'Line 1, column 18: an invisible character is here'],
    ['{ "accountID": "\\x" }', 'Line 1, column 17: this escape is not known'],
    ['{ "accountID": "a" } x', 'Line 1, column 22: nothing is expected after the end'],
    ['{ "accountID": "a"', 'Line 1, column 19: the text ends here, although a comma or “}”'],
    ['[]', 'Line 1, column 1: The request has to be names and values in braces.'],
    ['{ "accountID": 1 }', 'Line 1, column 16: “accountID” has to be a text in quotes.'],
    ['{ "allowInvite": "yes" }', 'Line 1, column 18: “allowInvite” has to be true or false.'],
    ['{ "type": "many" }', 'Line 1, column 11: “type” has to be "single" or "group".'],
    ['{ "mode": "open" }', 'Line 1, column 11: “mode” has to be "start" or "create".'],
    ['{ "participantIDs": "a" }', 'Line 1, column 21: “participantIDs” has to be a list'],
    ['{ "participantIDs": ["a", ""] }', 'Line 1, column 27: “participantIDs” takes user IDs'],
    [
      '{ "participantIDs": ["a", "a"] }',
      'Line 1, column 27: “a” appears twice in “participantIDs”.',
    ],
    ['{ "user": {}, "user": {} }', 'Line 1, column 15: “user” appears twice.'],
    ['{ "phone": "1" }', 'Line 1, column 3: “phone” is not known here. The request takes mode,'],
    [
      '{ "user": { "phone": "1" } }',
      'Line 1, column 13: “phone” is not known here. “user” takes id,',
    ],
    ['{ "user": {}, "title": "a" }', 'Line 1, column 15: “user” messages someone and “title”'],
    ['{ "mode": "create", "user": {} }', 'column 21: “user” does not belong to mode "create".'],
    ['{ "accountID": "pigeon" }', 'No account is called “pigeon”. There are whatsapp, signal.'],
  ])('%s', (text, message) => {
    expect(typed(text)).toContain(message)
  })

  test('bodies of both dialects are read', () => {
    expect(readBody(body, context)).toEqual(asAda)
    expect(readBody(JSON.stringify({ mode: 'start', ...ada }), context)).toEqual(asAda)
    const create = { accountID: 'signal', type: 'group', participantIDs: ['a', 'b'], title: 'Trip' }
    for (const text of [create, { mode: 'create', ...create }]) {
      expect(readBody(JSON.stringify(text), context)).toMatchObject({ mode: 'create', ...create })
    }
    expect(readBody('{"accountID":""}', { ...context, mode: 'create' }).mode).toBe('create')
  })

  test('texts of any length or depth are refused quickly', () => {
    const began = performance.now()
    const many = 200_000
    const letters = 250_000
    for (const text of [
      ...['[', '{"a":', '"', '\\', ' ', '{"a":1,', "'", '`', '^\n', '/*', '//\n', '$(', "$'\\"],
    ].map((part) => part.repeat(Math.floor(letters / part.length)))) {
      expect(typed(text)).toMatch(/\S/)
      expect(pasted(text)).toMatch(/\S/)
      for (const start of ['curl ', 'x.chats.start(', 'x.Chats.Start(ctx, ', 'x.chats.start(a=']) {
        expect(pasted(start + text.slice(start.length))).toMatch(/\S/)
      }
    }
    expect(pasted('x'.repeat(1_000_001))).toContain('longer than a million characters')
    expect(pasted(`{"user":{${'"id":"a",'.repeat(many / 2)}"id":""}}`)).toContain('appears twice')
    // linear reading takes half a second, quadratic reading minutes
    expect(performance.now() - began).toBeLessThan(5_000)
  }, 30_000)
})

describe('a curl command fills the form', () => {
  const posix = `curl -X POST ${start} -H 'Authorization: Bearer secret' -d`
  test.each([
    ['single quotes', `${posix} '${body}'`],
    ['double quotes', `${posix} "${body.replaceAll('"', '\\"')}"`],
    ['$ quotes', `${posix} $'${body.replaceAll('"', '\\x22').replace('+', '\\u002b')}'`],
    ['no space', `curl ${start} -sSd'${body}'`],
    ['lines', `$ curl --request POST \\\n  --url ${start} \\\n  --data '${body}' | jq .`],
    ['--json', `curl --json '${body}' ${start}`],
    ['--data-raw=', `curl '${start}' --data-raw='${body}' --compressed`],
    ['--data-binary', `curl -XPOST "${start}" --data-binary '${body}' -o answer.json`],
    ['documented', `curl http://localhost:23373/v1/chats/start -d '${body}'`],
    ['no scheme', `curl 127.0.0.1:4280/sandbox/v1/chats/start -d '${body}'`],
    [
      'a variable in a header',
      `${posix.replace('secret', '$TOKEN').replaceAll("'", '"')} '${body}'`,
    ],
    ['cmd', `curl -X POST "${start}" ^\n  -d "${body.replaceAll('"', '\\"')}"`],
    [
      'cmd, as Chrome copies it',
      `curl ^"${start}^" ^\n  -H ^"accept: */*^" ^\n  --data-raw ^"${body.replaceAll('"', '^\\^"').replaceAll(/[{}]/g, '^$&')}^"`,
    ],
    [
      'PowerShell',
      `curl.exe -X POST ${start} \`\n  -H "Authorization: Bearer $env:T" \`\n  -d '${body}'`,
    ],
    [
      'PowerShell before 7.3',
      `curl.exe -X POST ${start} \`\n  -d '${body.replaceAll('"', '\\"')}'`,
    ],
    ['PowerShell, doubled', `curl.exe ${start} -d "${body.replaceAll('"', '""')}"`],
    ['the union', `curl ${address}/v1/chats -d '${JSON.stringify({ mode: 'start', ...ada })}'`],
  ])('%s', (_, text) => {
    expect(readRequest(text, context)).toEqual({ payload: asAda, source: 'curl' })
  })

  test('quotes and line breaks in a message are preserved', () => {
    const messageText = `It's "\\n" \n \`$HOME\``
    const json = JSON.stringify({ ...ada, messageText })
    const quoted = `'${json.replaceAll("'", `'\\''`)}'`
    expect(filled(`curl ${start} -d ${quoted}`).messageText).toBe(messageText)
    const dollar = `$'${json.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    expect(filled(`curl ${start} -d ${dollar}`).messageText).toBe(messageText)
  })

  test.each([
    [
      `curl https://api.example.org/v1/chats/start -d '${body}'`,
      'goes to api.example.org, and not to 127.0.0.1:4280',
    ],
    [`curl http://127.0.0.1:9999/v1/chats/start -d '${body}'`, 'goes to 127.0.0.1:9999'],
    [`curl http://127.0.0.1:4280/v1/chats/start -d '${body}'`, 'and not to 127.0.0.1:4280/sandbox'],
    [`curl $BASE/v1/chats/start -d '${body}'`, 'The address of this curl command holds $BASE'],
    [
      `curl ${start} -d "{\\"accountID\\": \\"$ACCOUNT\\"}"`,
      'The body of this curl command holds $ACCOUNT',
    ],
    [`curl ${address}/v1/accounts -d '${body}'`, '/v1/accounts opens no chat'],
    [`curl ${start}?a=b -d '${body}'`, 'has a query'],
    [`curl ${start}`, 'This is a GET request'],
    [`curl -G ${start} -d '${body}'`, 'This is a GET request'],
    [`curl -X PUT ${start} -d '${body}'`, 'This is a PUT request'],
    [`curl -X POST ${start}`, 'has no body'],
    [`curl ${start} -d @body.json`, 'is in a file, @body.json'],
    [`curl ${start} -F a=b`, 'sends a form'],
    [`curl ${start} -d '${body}' -d '${body}'`, 'two bodies'],
    [`curl ${start} ${start} -d '${body}'`, 'two addresses'],
    [`curl -d '${body}'`, 'names no address'],
    [`curl --proxy-header x ${start} -d '${body}'`, '--proxy-header is not understood'],
    [`curl ${start} -d '${body}`, 'a quote that is opened in this command is never closed'],
    [`curl ${start} -d '{"accountID":}'`, 'In the body of the curl command: a value is expected'],
    [`curl ${address}/v1/chats -d '${body}'`, '“user” does not belong to /v1/chats without a mode'],
    [`curl ${start} -d '{"mode":"start"}'`, '“mode” belongs to /v1/chats'],
    [
      `curl ${start} -d '{"participantIDs":["a"]}'`,
      '“participantIDs” does not belong to /v1/chats/start',
    ],
    [`curl ${start} -d '{"accountID":"pigeon"}'`, 'No account is called “pigeon”'],
  ])('%s', (text, message) => {
    expect(pasted(text)).toContain(message)
  })

  test('its token is neither in the error nor in the result', () => {
    const text = `curl https://x.example/v1/chats -H 'Authorization: Bearer secret' -d '${body}'`
    expect(pasted(text)).not.toContain('secret')
    expect(JSON.stringify(readRequest(`${posix} '${body}'`, context))).not.toContain('secret')
  })
})

describe('a sample of an SDK fills the form', () => {
  test.each([
    [
      'TypeScript',
      `// opens a chat
      const chat = await client.chats.start({
        accountID: 'whatsapp', // the account
        "user": { phoneNumber: \`+447700900101\`, },
      })`,
    ],
    ['TypeScript', `{ accountID: 'whatsapp', user: { phoneNumber: '+447700900101' } }`],
    [
      'Python',
      `client.chats.start(
        account_id='whatsapp',  # the account
        user=dict(phone_number="+4477" "00900101", email=None),
      )`,
    ],
    [
      'Go',
      'client.Chats.Start(ctx, beeper.ChatStartParams{AccountID: `whatsapp`, User: beeper.ChatStartParamsUser{PhoneNumber: param.NewOpt("+447700900101")}})',
    ],
  ])('%s', (source, text) => {
    expect(readRequest(text, context)).toEqual({ payload: asAda, source })
  })

  test('booleans, lists and constants of Python and Go are read', () => {
    expect(
      filled(`client.chats.start(account_id="signal", user={"id": "a"}, allow_invite=False)`),
    ).toMatchObject({ allowInvite: false, user: { id: 'a' } })
    expect(
      filled(
        'client.Chats.New(context.Background(), b.ChatNewParams{AccountID: "signal", Type: b.ChatNewParamsTypeSingle, ParticipantIDs: []string{"a"}, MessageText: param.Opt[string]{Value: "x"}})',
      ),
    ).toMatchObject({ mode: 'create', type: 'single', participantIDs: ['a'], messageText: 'x' })
  })

  test.each([
    ['client.chats.start({ accountID })', '“:” is expected after “accountID”'],
    [
      'client.chats.start({ accountID: account.id })',
      '“account” is a name: write its value itself.',
    ],
    ['client.chats.start(account_id=f"{a}")', 'a text with a prefix such as f or b'],
    ['client.Chats.Start(ctx, b.ChatStartParams{AccountID: id})', '“id” is a name'],
    ['client.chats.start(**request)', 'a name or “)” is expected'],
    ["client.post('/v1/search', { body: {} })", '/v1/search opens no chat'],
    ["new BeeperDesktop({ baseURL: 'https://x.example' }).chats.start({})", 'goes to x.example'],
    ['hello', 'This is not a request that can be read here.'],
    [' ', 'Nothing was pasted.'],
  ])('%s', (text, message) => {
    expect(pasted(text)).toContain(message)
  })
})
