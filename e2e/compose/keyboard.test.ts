import type { Page } from '@playwright/test'
import { form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { tabTo } from '../support/tab-to.ts'

async function type(page: Page, text: string) {
  await page.keyboard.type(text)
}

test('a chat is opened by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await expect(form.who(page)).toBeFocused()
  const account = form.account(page)
  await tabTo(page, account)
  await type(page, 'What')
  await expect(page.getByRole('option', { name: /^WhatsApp/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(account).toHaveValue('WhatsApp')
  await tabTo(page, page.locator('summary').filter({ hasText: 'Details by hand' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Phone number' }))
  await type(page, '+44 7700 900101')
  await page.keyboard.press('Control+Enter')
  await expect(form.result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
})

test('a group is built by keyboard alone', { tag: '@core' }, async ({ page }) => {
  await page.goto('/')
  await page.getByRole('radio', { name: 'Message someone' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await tabTo(page, form.account(page))
  await type(page, 'What')
  await expect(page.getByRole('option', { name: /^WhatsApp/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(form.account(page)).toHaveValue('WhatsApp')

  await tabTo(page, form.people(page))
  for (const name of ['Ada Obi', 'Jun Lindqvist', 'Tess Brandt']) {
    await type(page, name)
    await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
  }
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('button', { name: 'Remove Tess Brandt' })).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('button', { name: 'Remove Tess Brandt' })).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'People to add' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toBeFocused()
})

test('Esc closes a list and keeps the typed text and the chosen account', async ({ page }) => {
  await page.goto('/')
  await type(page, 'Ad')
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(form.who(page)).toHaveValue('Ad')

  await tabTo(page, form.account(page))
  await type(page, 'Wh')
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(form.account(page)).toHaveValue('All accounts')
})
