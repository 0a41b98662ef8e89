import type { Page } from '@playwright/test'
import { detail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach, paste } from '../support/steps.ts'
import { tabTo } from '../support/tab-to.ts'

const whoIn = form.who
const reach = form.preview

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Moves to the Who field on an account, by keyboard alone. */
async function comeTo(page: Page, network: string) {
  await page.goto('/')
  await expect(whoIn(page)).toBeFocused()
  await tabTo(page, form.account(page))
  await page.keyboard.type(network)
  await expect(page.getByRole('option').first()).toHaveAccessibleName(new RegExp(`^${network}`))
  await page.keyboard.press('Enter')
  await expect(form.account(page)).toHaveValue(network)
  await tabTo(page, whoIn(page))
}

/** Opens the chat by the shortcut, whatever has the focus. */
async function send(page: Page, name: string) {
  await page.keyboard.press('Control+Enter')
  const heading = page.getByRole('region', { name: 'Result' }).getByRole('heading', { name })
  await expect(heading).toBeFocused()
}

test('by keyboard alone, a name is searched and its chat opened', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await page.keyboard.type('tess')
  await expect(page.getByRole('option', { name: /^Tess Brandt/ })).toBeVisible()
  await expectNoBreach(page)
  await page.keyboard.press('Enter')
  await expect(whoIn(page)).toBeFocused()
  await expect(whoIn(page)).toHaveValue('Tess Brandt')
  await expect(reach(page)).toContainText('+49 1515 5500104')
  await send(page, 'Tess Brandt')
})

test('by keyboard alone, a number is typed and its chat opened', async ({ page }) => {
  await comeTo(page, 'Signal')
  await page.keyboard.type('0044 (0)7700 900101')
  await expect(reach(page)).toContainText('Ada Obi')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await send(page, 'Ada Obi')
})

test('by keyboard alone, a profile link is pasted, its account chosen, undone and chosen again', async ({
  page,
}) => {
  await comeTo(page, 'Signal')
  await paste(page, 'https://t.me/ada_obi')
  await expect(form.account(page)).toHaveValue('Telegram')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await tabTo(page, page.getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(form.account(page)).toHaveValue('Signal')
  await expect(page.locator('body')).not.toBeFocused()
  await tabTo(page, page.getByRole('button', { name: /^Use Telegram/ }))
  await page.keyboard.press('Enter')
  await expect(form.account(page)).toHaveValue('Telegram')
  await expect(page.locator('body')).not.toBeFocused()
  await expect(reach(page)).toContainText('Ada Obi')
  await send(page, 'Ada Obi')
})

test('by keyboard alone, a contact card is pasted and its chat opened', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await paste(page, 'BEGIN:VCARD\nVERSION:4.0\nFN:Tess\nTEL:+49 151 555 00104\nEND:VCARD')
  await expect(page.getByText('Filled in from the contact card of Tess.')).toBeVisible()
  await expect(reach(page)).toContainText('Tess Brandt')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await send(page, 'Tess Brandt')
})

test('by keyboard alone, one of two namesakes is chosen and the chat opened', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await page.keyboard.type('Sam Park')
  await page.keyboard.press('Escape')
  const matches = reach(page).getByRole('list', { name: 'Who do you mean?' })
  const second = matches.getByRole('button', { name: /\+1 555 010 0131/ })
  await expect(second).toBeVisible()
  await expectNoBreach(page)
  await tabTo(page, second)
  await page.keyboard.press('Enter')
  await expect(reach(page)).toContainText('You picked Sam Park from your contacts.')
  await expect(page.locator('body')).not.toBeFocused()
  await expect(await detail(page, 'User ID')).toHaveValue(/15550100131/)
  await expectNoBreach(page)
  await send(page, 'Sam Park')
})
