import { expect, test } from 'vitest'
import type { SampleRequest } from './sample.ts'
import { samples } from './samples.ts'

const baseURL = 'http://127.0.0.1:4280/sandbox'

const start: SampleRequest = {
  way: 'start',
  path: '/v1/chats/start',
  baseURL,
  body: {
    accountID: 'whatsapp',
    user: { phoneNumber: '+447700900101', fullName: "Ada O'Bi" },
    allowInvite: true,
    messageText: 'Hello',
  },
}
const create: SampleRequest = {
  way: 'create',
  path: '/v1/chats',
  baseURL,
  body: { accountID: 'a', type: 'group', participantIDs: ['@a:b.org', '@c:d.org'], title: 'Trip' },
}
const union: SampleRequest = {
  ...start,
  way: 'union',
  path: '/v1/chats',
  body: { mode: 'start', ...start.body },
}

test('samples contain the name of the token only', () => {
  for (const write of Object.values(samples)) {
    for (const request of [start, create, union]) {
      expect(write(request)).toContain('BEEPER_ACCESS_TOKEN')
      expect(write(request)).toContain('127.0.0.1:4280/sandbox')
    }
  }
})

test('Python and Go samples use package versions with the endpoints', () => {
  for (const request of [start, create, union]) {
    expect(samples.python(request)).toMatch(/^# pip install beeper-desktop-api\n/)
    const go = samples.go(request)
    expect(go).toMatch(/^\/\/ go get github\.com\/beeper\/desktop-api-go\/v5\n/)
    expect(go).toContain(`
	"github.com/beeper/desktop-api-go/v5"
	"github.com/beeper/desktop-api-go/v5/option"
)`)
  }
})

test('TypeScript calls the method of the SDK, or the path if there is none', () => {
  expect(samples.typescript(start)).toContain(`client.chats.start({
  accountID: 'whatsapp',
  user: {
    phoneNumber: '+447700900101',
    fullName: 'Ada O\\'Bi',
  },
  allowInvite: true,
  messageText: 'Hello',
});`)
  expect(samples.typescript(create)).toContain('client.chats.create({')
  expect(samples.typescript(union)).toContain(`client.post('/v1/chats', {
  body: {
    mode: 'start',`)
})

test('Python has arguments in snake_case, except in a body sent by path', () => {
  expect(samples.python(create)).toContain(`client.chats.create(
    account_id="a",
    type="group",
    participant_ids=[
        "@a:b.org",
        "@c:d.org",
    ],
    title="Trip",
)`)
  expect(samples.python(start)).toContain('"phone_number": "+447700900101"')
  expect(samples.python(union)).toContain('"phoneNumber": "+447700900101"')
  expect(samples.python(union)).toContain('"allowInvite": True')
})

test('Go uses the types of the SDK, aligned like gofmt', () => {
  expect(
    samples.go(start),
  ).toContain(`client.Chats.Start(context.Background(), beeperdesktopapi.ChatStartParams{
		AccountID: "whatsapp",
		User: beeperdesktopapi.ChatStartParamsUser{
			PhoneNumber: beeperdesktopapi.String("+447700900101"),
			FullName:    beeperdesktopapi.String("Ada O'Bi"),
		},
		AllowInvite: beeperdesktopapi.Bool(true),
		MessageText: beeperdesktopapi.String("Hello"),
	})`)
  expect(samples.go(create)).toContain('Type:      beeperdesktopapi.ChatNewParamsTypeGroup,')
  expect(samples.go(create)).toContain('ParticipantIDs: []string{\n\t\t\t"@a:b.org",')
  expect(samples.go(union)).toContain(
    'client.Post(context.Background(), "v1/chats", map[string]any{',
  )
})
