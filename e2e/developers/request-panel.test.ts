import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { chooseMode, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'

const panelOf = (page: Page) => page.getByRole('region', { name: 'For developers' })

async function draftAda(page: Page) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await openDevelopers(page)
}

test('the request is shown in five languages, and follows the form', async ({ page }) => {
  await draftAda(page)
  const panel = panelOf(page)
  const samples = {
    curl: /curl 'http:\/\/127\.0\.0\.1:\d+\/sandbox\/v1\/chats\/start'/,
    TypeScript: /client\.chats\.start\(\{/,
    Python: /client\.chats\.start\(\s+account_id=/,
    Go: /client\.Chats\.Start\(context\.Background\(\)/,
    JSON: /^\{/,
  }
  for (const [name, text] of Object.entries(samples)) {
    await panel.getByRole('tab', { name }).click()
    const code = panel.getByRole('tabpanel', { name }).locator('pre')
    await expect(code).toHaveText(text)
    await expect(code).toContainText('+447700900101')
    await fillDetail(page, 'Full name', `Ada in ${name}`)
    await expect(code).toContainText(`Ada in ${name}`)
    await expect(panel).not.toContainText('Bearer sandbox')
  }
})

test('a growing group is shown in five languages', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'Beeper (Matrix)')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  const panel = await openDevelopers(page)
  await expect(panel).toContainText('POST /v1/chats')
  const samples = {
    curl: /\/sandbox\/v1\/chats'[\s\S]+"participantIDs"/,
    TypeScript: /client\.chats\.create\(\{/,
    Python: /client\.chats\.create\(\s+account_id=/,
    Go: /client\.Chats\.New\(context\.Background\(\)/,
    JSON: /"type": "group"/,
  }
  for (const [name, text] of Object.entries(samples)) {
    await panel.getByRole('tab', { name }).click()
    const code = panel.getByRole('tabpanel', { name }).locator('pre')
    await expect(code).toHaveText(text)
    await page.getByRole('textbox', { name: 'Group title' }).fill(`Trip in ${name}`)
    await expect(code).toContainText(`Trip in ${name}`)
  }
  await addPerson(page, 'Tess Brandt')
  await expect(panel.locator('pre').first()).toContainText('tess')
})

test('copied code runs as pasted, whatever was typed', { tag: '@core' }, async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await draftAda(page)
  const hostile = `O'Neil "Zoë" $HOME \`id\` !! \\n %s 👩‍👩‍👧\nand a second line`
  await fillDetail(page, 'Full name', hostile.replace('\n', ' '))
  await page.getByRole('textbox', { name: 'First message' }).fill(hostile)
  const copied = async (language: string) => {
    const panel = panelOf(page)
    await panel.getByRole('tab', { name: language }).click()
    await expect(panel.locator('pre').first()).toContainText('BEEPER_ACCESS_TOKEN')
    await panel.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(panel.getByText('Copied')).toBeVisible()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const env = { ...process.env, BEEPER_ACCESS_TOKEN: 'sandbox', NO_PROXY: '*', FORCE_COLOR: '0' }
  const run = promisify(execFile)
  const script = ['--input-type=module', '-e', await copied('TypeScript')]
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const { stdout } = await run(process.execPath, script, { env, cwd })
  expect(stdout).toContain("status: 'created'")
  const [, chatID = ''] = /chatID: '([^']+)'/.exec(stdout) ?? []

  const shell = await copied('curl')
  const hasCurl = spawnSync('curl', ['--version']).error === undefined
  if (hasCurl) {
    const answer = await run('sh', ['-c', shell], { env })
    expect(JSON.parse(answer.stdout)).toMatchObject({ status: 'existing', id: chatID })
  }
  const last = await page.request.get(`/sandbox/v1/chats/${encodeURIComponent(chatID)}/messages`, {
    headers: { authorization: 'Bearer sandbox' },
  })
  const { items } = await last.json()
  expect(items.map(({ text }: { text: string }) => text)).toEqual(
    hasCurl ? [hostile, hostile] : [hostile],
  )
})

test('the languages are tabs, chosen by arrow keys', async ({ page }) => {
  await draftAda(page)
  const tab = (name: string) => panelOf(page).getByRole('tab', { name })
  await tab('JSON').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab('curl')).toBeFocused()
  await expect(tab('curl')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await expect(tab('Go')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tab('JSON')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(tab('Go')).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(tab('JSON')).toBeFocused()
})

test('Copy copies the language shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await draftAda(page)
  const panel = panelOf(page)
  await panel.getByRole('tab', { name: 'curl' }).click()
  await expect(panel.locator('pre').first()).toContainText('curl')
  await panel.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(panel.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('-H "Authorization: Bearer $BEEPER_ACCESS_TOKEN"')
  expect(copied).toBe(await panel.locator('pre').first().textContent())
})

test.describe('with a Beeper that has one endpoint for both modes', () => {
  test.use({ sandboxVersion: '4.2.785' })

  test('a pinned endpoint is used, and is remembered', async ({ page, overture }) => {
    // this version does not report the capabilities of its bridges
    overture.expectConsoleError(/\/v1\/bridges\//)
    await draftAda(page)
    const panel = panelOf(page)
    await panel.getByText('Endpoint · Automatic').click()
    await panel
      .locator('label')
      .filter({ hasText: /^\/v1\/chats$/ })
      .click()
    await expect(panel).toContainText('Pinned in this browser.')
    await expect(panel).toContainText('POST /v1/chats')
    await expect(panel.locator('pre').first()).toContainText('"mode": "start"')

    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await form.send(page).click()
    const request = await sent
    expect(new URL(request.url()).pathname).toBe('/sandbox/v1/chats')
    expect(request.postDataJSON()).toMatchObject({ mode: 'start' })
    await panel.getByRole('tab', { name: 'Answer' }).click()
    await expect(panel).toContainText(/Last answer · 200 in \d+ ms/)
    await panel.getByRole('tab', { name: 'Request' }).click()

    await page.reload()
    await expect(panel.getByText('Endpoint · /v1/chats')).toBeVisible()
  })
})
