import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'

async function type(page: Page, text: string) {
  await page.keyboard.type(text)
}

test('a chat is opened by keyboard alone', async ({ page }) => {
  await page.goto('/')
  const account = page.getByRole('combobox', { name: 'Account' })
  await tabTo(page, 'Account')
  await expect(account).toBeFocused()
  await type(page, 'What')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(account).toHaveValue('WhatsApp')
  await tabTo(page, 'Phone number')
  await type(page, '+44 7700 900101')
  await page.keyboard.press('Control+Enter')
  const heading = page
    .getByRole('region', { name: 'Result' })
    .getByRole('heading', { name: 'Ada Obi' })
  await expect(heading).toBeFocused()
})

test('a group is built by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('radio', { name: 'Message someone' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await tabTo(page, 'Account')
  await type(page, 'What')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await tabTo(page, 'People to add')
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

test('Esc closes a list and leaves every word where it is', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, 'Account')
  await type(page, 'Wh')
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('Wh')
})

/** Presses Tab until the field of that name has the focus; gives up after a whole round. */
async function tabTo(page: Page, name: string) {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(
      (wanted) =>
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.labels?.[0]?.textContent === wanted,
      name,
    )
    if (reached) return
  }
  throw new Error(`Tab never reached ${name}`)
}
