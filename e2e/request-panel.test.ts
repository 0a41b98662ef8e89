import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'

const panelOf = (page: Page) => page.getByRole('region', { name: 'Request' })

async function draftAda(page: Page) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('textbox', { name: 'Phone number' }).fill('+44 7700 900101')
}

test('the request is told in five languages, in step with the form', async ({ page }) => {
  await draftAda(page)
  const panel = panelOf(page)
  const said = {
    curl: /curl 'http:\/\/127\.0\.0\.1:\d+\/sandbox\/v1\/chats\/start'/,
    TypeScript: /client\.chats\.start\(\{/,
    Python: /client\.chats\.start\(\s+account_id=/,
    Go: /client\.Chats\.Start\(context\.Background\(\)/,
    JSON: /^\{/,
  }
  for (const [name, words] of Object.entries(said)) {
    await panel.getByRole('tab', { name }).click()
    const code = panel.getByRole('tabpanel', { name }).locator('pre')
    await expect(code).toHaveText(words)
    await expect(code).toContainText('+447700900101')
    await page.getByRole('textbox', { name: 'Full name' }).fill(`Ada in ${name}`)
    await expect(code).toContainText(`Ada in ${name}`)
    await expect(panel).not.toContainText('Bearer sandbox')
  }
})

test('the languages are walked by arrow keys, as tabs are', async ({ page }) => {
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

test('Copy takes the language that is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await draftAda(page)
  const panel = panelOf(page)
  await panel.getByRole('tab', { name: 'curl' }).click()
  await expect(panel.locator('pre').first()).toContainText('curl')
  await panel.getByRole('button', { name: 'Copy' }).click()
  await expect(panel.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('-H "Authorization: Bearer $BEEPER_ACCESS_TOKEN"')
  expect(copied).toBe(await panel.locator('pre').first().textContent())
})

test.describe('before a Beeper that takes both on one call', () => {
  test.use({ sandboxVersion: '4.2.785' })

  test('a pinned endpoint is what is sent, and is remembered', async ({ page, overture }) => {
    // such a Beeper does not tell what its bridges can do
    overture.expectConsoleError(/\/v1\/bridges\//)
    await draftAda(page)
    const panel = panelOf(page)
    await panel.getByText('Endpoint · Automatic').click()
    await panel.getByRole('radio', { name: '/v1/chats', exact: true }).check({ force: true })
    await expect(panel).toContainText('Pinned in this browser.')
    await expect(panel).toContainText('POST /v1/chats')
    await expect(panel.locator('pre').first()).toContainText('"mode": "start"')

    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: /chat$/ }).click()
    const request = await sent
    expect(new URL(request.url()).pathname).toBe('/sandbox/v1/chats')
    expect(request.postDataJSON()).toMatchObject({ mode: 'start' })
    await expect(panel).toContainText('Answer · 200')

    await page.reload()
    await expect(panel.getByText('Endpoint · /v1/chats')).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panel keeps the rules of WCAG 2.2 AA in every language, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    await draftAda(page)
    const panel = panelOf(page)
    await panel.getByText('Endpoint · Automatic').click()
    for (const name of ['JSON', 'curl', 'TypeScript', 'Python', 'Go']) {
      await panel.getByRole('tab', { name }).click()
      await expect(panel.locator('pre').first()).toContainText('+447700900101')
      const { violations } = await new AxeBuilder({ page }).include('section').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
}
