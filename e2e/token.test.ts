import { kept, pill, signIn } from './connection-steps.ts'
import { chooseAccount } from './steps.ts'
import { expect, test } from './with-beeper.ts'

test('a pasted token is tried before it is kept', async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/401/)
  await page.goto('/')
  await pill(page, 'Sandbox').click()
  await page.getByText('Use an access token instead').click()
  const field = page.getByLabel('Access token')
  const connect = page.getByRole('button', { name: 'Connect', exact: true })
  await connect.click()
  await expect(field).toHaveAccessibleDescription(/Paste an access token/)
  await field.fill('two words')
  await connect.click()
  await expect(field).toHaveAccessibleDescription(/one word/)
  await field.fill('wrong')
  await connect.click()
  await expect(field).toHaveAccessibleDescription(/doesn’t accept this token/)
  expect(JSON.stringify(await kept(page))).not.toContain('wrong')

  await field.fill(' Bearer sandbox\n')
  await connect.click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await expect(page.getByText('It was pasted, so it still works elsewhere.')).toBeVisible()
  expect(beeper.asked).not.toContain('POST /oauth/revoke')
})

test('the token stands in no address, in nothing the server prints, and only in its own place', async ({
  page,
  beeper,
  overture,
}) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  page.on('websocket', (socket) => addresses.push(socket.url()))
  await page.goto('/')
  await signIn(page)
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('textbox', { name: 'Phone number' }).fill('+44 7700 900101')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('New chat')
  const used = new Set(beeper.authorizations.filter((token) => token !== undefined))
  const [token = ''] = [...used].map((header) => header.replace('Bearer ', ''))
  expect(used.size).toBe(1)
  expect(token.length).toBeGreaterThan(20)

  expect(addresses.length).toBeGreaterThan(10)
  expect(addresses.filter((address) => address.includes(token))).toEqual([])
  expect(overture.said()).not.toContain(token)
  expect(await page.content()).not.toContain(token)
  const { tab, browser } = await kept(page)
  const { 'overture.token.beeper': its, ...others } = { ...browser, ...tab }
  expect(its).toContain(token)
  expect(JSON.stringify(others)).not.toContain(token)

  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await expect(page.getByText(/signed out of Beeper/)).toBeVisible()
  expect(overture.said()).not.toContain(token)
  expect(JSON.stringify(await kept(page))).not.toContain(token)
})
