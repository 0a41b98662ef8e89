import type { Page } from '@playwright/test'
import { draft, field, pill, signIn } from '../support/connection-steps.ts'
import { detail } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

/** Where Ada and Mara share a chat: proposed as long as no account is chosen. */
const proposed = 'Signal'
const account = (page: Page) => page.getByRole('combobox', { name: 'Account' })

async function use(page: Page, server: 'the sandbox' | 'Beeper') {
  await page.getByRole('button', { name: /^Connection: / }).click()
  await page.getByRole('button', { name: `Use ${server}` }).click()
  await page.getByRole('button', { name: 'Close' }).click()
}

async function expectWords(page: Page) {
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
}

test('signing out of Beeper leads back to the sandbox, with everything that was typed', async ({
  page,
}) => {
  await page.goto('/')
  await signIn(page)
  await draft(page)
  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(pill(page, 'Sandbox')).toBeVisible()
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
})

test('each server has its own account, and everything else in the form is for both', async ({
  page,
}) => {
  await page.goto('/')
  await draft(page)
  await signIn(page)
  await expect(account(page)).toHaveValue(proposed)
  await expectWords(page)
  await chooseAccount(page, 'Telegram')

  await use(page, 'the sandbox')
  await expect(account(page)).toHaveValue('WhatsApp')
  await expectWords(page)
  await use(page, 'Beeper')
  await expect(account(page)).toHaveValue('Telegram')
  await expectWords(page)
})

test('a reload brings no account of another server along', async ({ page, overture, context }) => {
  await page.goto('/')
  await signIn(page)
  await draft(page)
  // the draft is kept a moment after the last key, and another tab begins with it
  const kept = () => page.evaluate(() => localStorage.getItem('overture.draft.newest') ?? '')
  await expect.poll(kept).toContain('Tuesday')
  // the choice of the server as another tab has made it meanwhile
  const other = await context.newPage()
  await other.goto(overture.url)
  await use(other, 'the sandbox')
  await expect(account(other)).toHaveValue(proposed)
  await chooseAccount(other, 'Telegram')
  await expect(account(page)).toHaveValue('WhatsApp')
  await page.reload()
  await expect(pill(page, 'Sandbox')).toBeVisible()
  await expect(account(page)).toHaveValue(proposed)
  await expectWords(page)
})

test('what one server refused is not told of the other', async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/502|WebSocket/)
  await page.goto('/')
  await signIn(page)
  await draft(page)
  await beeper.quit()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('alert')).toContainText('Beeper isn’t answering')
  await use(page, 'the sandbox')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText('Beeper isn’t answering')).toHaveCount(0)
  await expectWords(page)
})
