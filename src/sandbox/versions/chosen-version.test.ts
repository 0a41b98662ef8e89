import { expect, test } from 'vitest'
import { playedVersions, resetSandbox, SandboxVersion } from '#contract/overture.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { freshSandbox, sandboxOver } from '../testing/fresh-sandbox.ts'
import { accountOf, ordinary, start } from '../testing/sample-requests.ts'

type Sandbox = Pick<Awaited<ReturnType<typeof freshSandbox>>, 'app' | 'beeper'>

const call = ({ app }: Sandbox, method: string, body?: unknown, path = '/version') =>
  app.request(path, {
    method,
    headers: { authorization: 'Bearer sandbox', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const chosen = async (sandbox: Sandbox) =>
  SandboxVersion.parse(await (await call(sandbox, 'GET')).json()).version

const [adaID = ''] = ordinary('whatsapp')
const whatsapp = accountOf('whatsapp')

test.each(playedVersions)('the next requests are answered as %s', async (version) => {
  const sandbox = await freshSandbox()
  const response = await call(sandbox, 'PUT', { version })
  expect(await response.json()).toEqual({ version })
  expect(await chosen(sandbox)).toBe(version)
  const accounts = await call(sandbox, 'GET', undefined, '/v1/accounts')
  expect(accounts.headers.get('x-beeper-desktop-version')).toBe(version)
  const info = await call(sandbox, 'GET', undefined, '/v1/info')
  expect(info.status).toBe(version === '4.1.294' ? 404 : 200)
  const spec = await call(sandbox, 'GET', undefined, '/v1/spec')
  expect(await spec.json()).toMatchObject({ info: { version } })

  const isNew = version === '4.2.808' || version === '4.3.73'
  const user = { phoneNumber: namedContacts.ada.phoneNumber }
  const started = await call(sandbox, 'POST', { accountID: whatsapp, user }, '/v1/chats/start')
  expect(started.status).toBe(isNew ? 200 : 404)
  const body = { accountID: whatsapp, type: 'single', participantIDs: [adaID] }
  const created = await call(sandbox, 'POST', body, '/v1/chats')
  expect(created.status).toBe(200)
  expect('title' in Object(await created.json())).toBe(isNew)
})

test('the chosen version is stored, overrides the initial version, and is cleared by a reset', async () => {
  const { database, ...sandbox } = await freshSandbox({ version: '4.2.808' })
  expect(await chosen(sandbox)).toBe('4.2.808')
  await call(sandbox, 'PUT', { version: '4.2.557' })
  expect(await chosen(sandboxOver(database, { version: '4.1.294' }))).toBe('4.2.557')
  expect((await call(sandbox, resetSandbox.method, undefined, resetSandbox.path)).status).toBe(204)
  expect(await chosen(sandbox)).toBe('4.2.808')
})

test('a version change does not affect a running request', async () => {
  const waits = { slow: 60, late: 60 }
  const sandbox = await freshSandbox({ waits })
  const slow = sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15550109001' }))
  const answered = slow.then((chat) => chat)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await call(sandbox, 'PUT', { version: '4.2.557' })
  expect(await answered).toMatchObject({ title: 'Slow Sam', status: 'created' })
})

test.each([{}, { version: '5.0.0' }, { version: 4 }, undefined])(
  '%o is refused with an error of the API, and changes nothing',
  async (body) => {
    const sandbox = await freshSandbox()
    const response = await call(sandbox, 'PUT', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'VALIDATION_ERROR' })
    expect(await chosen(sandbox)).toBe('4.3.73')
  },
)

test('an unknown version of a newer sandbox is ignored', async () => {
  const { database, ...sandbox } = await freshSandbox()
  await database.write([{ sql: `insert into choice values ('version', ?)`, args: ['9.9.9'] }])
  expect(await chosen(sandbox)).toBe('4.3.73')
})
