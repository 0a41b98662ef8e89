import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { expectNoBreach, paste } from './steps.ts'
import { tabTo } from './tab-to.ts'

const whoIn = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const reach = (page: Page) => page.getByRole('region', { name: "Who you'll reach" })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Comes to the field that takes anything, on an account, by keys alone. */
async function comeTo(page: Page, network: string) {
  await page.goto('/')
  await tabTo(page, page.getByRole('combobox', { name: 'Account' }))
  await page.keyboard.type(network)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue(network)
  await tabTo(page, whoIn(page))
}

/** Opens the chat from wherever the focus is. */
async function send(page: Page, name: string) {
  await page.keyboard.press('Control+Enter')
  const heading = page.getByRole('region', { name: 'Result' }).getByRole('heading', { name })
  await expect(heading).toBeFocused()
}

test('by keys alone, a name is searched and the person reached', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await page.keyboard.type('tess')
  await expect(page.getByRole('option', { name: /^Tess Brandt/ })).toBeVisible()
  await expectNoBreach(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Phone number')).toHaveValue('+4915155500104')
  await expect(whoIn(page)).toBeFocused()
  await send(page, 'Tess Brandt')
})

test('by keys alone, a number is typed and the person reached', async ({ page }) => {
  await comeTo(page, 'Signal')
  await page.keyboard.type('0044 (0)7700 900101')
  await expect(reach(page)).toContainText('Ada Obi')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await send(page, 'Ada Obi')
})

test('by keys alone, a profile link is pasted and its account taken', async ({ page }) => {
  await comeTo(page, 'Signal')
  await paste(page, 'https://t.me/ada_obi')
  await expect(field(page, 'Username')).toHaveValue('ada_obi')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await tabTo(page, page.getByRole('button', { name: /^Use Telegram/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('Telegram')
  await expect(whoIn(page)).toBeFocused()
  await expect(reach(page)).toContainText('Ada Obi')
  await send(page, 'Ada Obi')
})

test('by keys alone, a contact card is pasted and the person reached', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await paste(page, 'BEGIN:VCARD\nVERSION:4.0\nFN:Tess\nTEL:+49 151 555 00104\nEND:VCARD')
  await expect(page.getByText('Filled in from the contact card of Tess.')).toBeVisible()
  await expect(reach(page)).toContainText('Tess Brandt')
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  await send(page, 'Tess Brandt')
})

test('by keys alone, one of two namesakes is chosen and reached', async ({ page }) => {
  await comeTo(page, 'WhatsApp')
  await page.keyboard.type('Sam Park')
  await page.keyboard.press('Escape')
  const matches = reach(page).getByRole('list', { name: 'Choose whom you mean' })
  const second = matches.getByRole('button', { name: /\+1 ?555 ?010 ?0131/ })
  await expect(second).toBeVisible()
  await expectNoBreach(page)
  await tabTo(page, second)
  await page.keyboard.press('Enter')
  await expect(field(page, 'User ID')).toHaveValue(/15550100131/)
  await expect(reach(page)).toContainText('Matched by user ID')
  await expectNoBreach(page)
  await send(page, 'Sam Park')
})
