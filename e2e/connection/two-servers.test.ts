import type { Page } from '@playwright/test'
import { field, fillDraft, pill, signIn } from '../support/connection-steps.ts'
import { detail } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

/** The account of the chat with Ada: suggested while no account is chosen. */
const proposed = 'Signal'
const account = (page: Page) => page.getByRole('combobox', { name: 'Account' })

async function use(page: Page, server: 'the sandbox' | 'Beeper') {
  await page.getByRole('button', { name: /^Connection: / }).click()
  await page.getByRole('button', { name: `Use ${server}` }).click()
  await page.getByRole('button', { name: 'Close' }).click()
}

async function expectForm(page: Page) {
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
}

test('signing out of Beeper returns to the sandbox, with the form kept', async ({ page }) => {
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(pill(page, 'Sandbox')).toBeVisible()
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
})

test('each server has its own account, and shares the rest of the form', async ({ page }) => {
  await page.goto('/')
  await fillDraft(page)
  await signIn(page)
  await expect(account(page)).toHaveValue(proposed)
  await expectForm(page)
  await chooseAccount(page, 'Telegram')

  await use(page, 'the sandbox')
  await expect(account(page)).toHaveValue('WhatsApp')
  await expectForm(page)
  await use(page, 'Beeper')
  await expect(account(page)).toHaveValue('Telegram')
  await expectForm(page)
})

test('a reload restores no account of another server', async ({ page, overture, context }) => {
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  // the draft is stored shortly after the last key, and another tab starts with it
  const storedDraft = () => page.evaluate(() => localStorage.getItem('overture.draft.newest') ?? '')
  await expect.poll(storedDraft).toContain('Tuesday')
  // the server as chosen by another tab meanwhile
  const other = await context.newPage()
  await other.goto(overture.url)
  await use(other, 'the sandbox')
  await expect(account(other)).toHaveValue(proposed)
  await chooseAccount(other, 'Telegram')
  await expect(account(page)).toHaveValue('WhatsApp')
  await page.reload()
  await expect(pill(page, 'Sandbox')).toBeVisible()
  await expect(account(page)).toHaveValue(proposed)
  await expectForm(page)
})

test('an error of one server is not shown for the other', async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/502|WebSocket/)
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  await beeper.quit()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('alert')).toContainText('Beeper isn’t answering')
  await use(page, 'the sandbox')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText('Beeper isn’t answering')).toHaveCount(0)
  await expectForm(page)
})
