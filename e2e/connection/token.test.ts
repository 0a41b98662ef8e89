import type { Page } from '@playwright/test'
import { browserStorage, pill, problem, result, signIn } from '../support/connection-steps.ts'
import { fillDetail, form, openDevelopers } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

test('a pasted token is checked before it is stored', async ({ page, beeper, overture }) => {
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
  await expect(field).toHaveAccessibleDescription(/has no spaces/)
  await field.fill('wrong')
  await connect.click()
  await expect(field).toHaveAccessibleDescription(/doesn’t accept this token/)
  expect(JSON.stringify(await browserStorage(page))).not.toContain('wrong')

  await field.fill(' Bearer sandbox\n')
  await connect.click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await expect(page.getByText('It was pasted, so it still works elsewhere.')).toBeVisible()
  expect(beeper.requests).not.toContain('POST /oauth/revoke')
})

/** Collects the URLs, referrers and console messages in which the token could leak. */
function watch(page: Page) {
  const seen = { addresses: [] as string[], printed: [] as string[] }
  page.on('request', (request) => {
    seen.addresses.push(request.url(), request.headers().referer ?? '')
  })
  page.on('websocket', (socket) => seen.addresses.push(socket.url()))
  page.on('framenavigated', (frame) => seen.addresses.push(frame.url()))
  page.on('console', (message) => seen.printed.push(message.text()))
  return seen
}

async function failWith(page: Page, number: string, error: string) {
  await fillDetail(page, 'Phone number', number)
  await form.send(page).click()
  await expect(problem(page)).toContainText(error)
  await problem(page).getByText('Details', { exact: true }).click()
}

test('the token is in no URL, in no server output, and only in its own storage key', {
  tag: '@core',
}, async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/429|502/)
  const { addresses, printed } = watch(page)
  await page.goto('/')
  await signIn(page)
  await chooseAccount(page, 'WhatsApp')
  await failWith(page, '+1 555 010 9003', 'Try again in')
  const shown = [await page.content()]
  await failWith(page, '+1 555 010 9004', 'There is no chat with')
  shown.push(await page.content())
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  const listening = page.waitForEvent('websocket')
  await form.send(page).click()
  await expect(result(page)).toContainText('New chat')
  expect((await listening).url()).toMatch(/\/beeper\/v1\/ws\?ticket=[\w-]+$/)
  await expect.poll(() => beeper.requests).toContain('GET /v1/ws')
  const samples = await openDevelopers(page)
  for (const name of ['curl', 'TypeScript', 'Python', 'Go']) {
    await samples.getByRole('tab', { name }).click()
    await expect(samples).toContainText(/BEEPER_ACCESS_TOKEN/)
    shown.push(await page.content())
  }
  await samples.getByRole('tab', { name: 'All calls' }).click()
  await samples.getByText('/v1/chats/start', { exact: true }).last().click()
  await expect(samples.getByRole('button', { name: 'Copy as curl' })).toBeVisible()
  shown.push(await page.content())

  const used = new Set(beeper.authorizations.filter((token) => token !== undefined))
  const [token = ''] = [...used].map((header) => header.replace('Bearer ', ''))
  expect(used.size).toBe(1)
  expect(token.length).toBeGreaterThan(20)
  expect(addresses.length).toBeGreaterThan(20)
  expect([...addresses, ...printed, ...shown].filter((text) => text.includes(token))).toEqual([])
  expect(overture.output()).not.toContain(token)
  const { tab, browser } = await browserStorage(page)
  const { 'overture.token.beeper': its, ...others } = { ...browser, ...tab }
  expect(its).toContain(token)
  expect(JSON.stringify(others)).not.toContain(token)
  expect(await page.context().cookies()).toEqual([])

  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await expect(page.getByText(/signed out of Beeper/)).toBeVisible()
  expect(overture.output()).not.toContain(token)
  expect(addresses.filter((address) => address.includes(token))).toEqual([])
  expect(JSON.stringify(await browserStorage(page))).not.toContain(token)
})
