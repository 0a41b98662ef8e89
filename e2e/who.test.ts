import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'

const whoIn = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const chip = (page: Page) => page.getByRole('button', { name: /^Read as: / })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Pastes into whatever has the focus, by the keyboard. */
async function paste(page: Page, text: string) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('ControlOrMeta+v')
}

test('a pasted link says what it is, fills the details and suggests its account', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'Signal')
  await whoIn(page).focus()
  await paste(page, 'https://wa.me/4915155501234')
  await expect(chip(page)).toHaveText('Phone · Germany')
  await expect(field(page, 'Phone number')).toHaveValue('+4915155501234')
  await expect(whoIn(page)).toHaveValue('https://wa.me/4915155501234')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('Signal')

  const suggestion = page.getByRole('button', { name: 'Use WhatsApp · +15550100142' })
  await page.keyboard.press('Escape')
  await suggestion.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  await expect(suggestion).toBeHidden()
  await expect(whoIn(page)).toBeFocused()
  await expect(page.getByRole('region', { name: 'Who you’ll reach' })).toContainText('İpek Demir')
})

test('a number from home asks for its country once, and remembers the answer', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('0151 5550 1234')
  await expect(chip(page)).toHaveText('Phone · which country?')
  const country = page.getByRole('combobox', { name: 'Which country is 0151 5550 1234 from?' })
  await country.focus()
  await page.keyboard.type('Germany')
  await expect(chip(page)).toHaveText('Phone · Germany')
  await expect(page.getByText('Germany · +49 1515 5501234')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Request' })).toContainText('"+4915155501234"')
  await expect(whoIn(page)).toHaveValue('0151 5550 1234')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('İpek Demir')

  await page.goto('/?again')
  await whoIn(page).fill('0170 1234567')
  await expect(page.getByRole('combobox', { name: /^Which country/ })).toHaveValue('DE')
})

test('a number from home is not sent before its country is known', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('0151 5550 1234')
  await whoIn(page).press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Which country is 0151 5550 1234 from?')
})

test('what was recognised can be changed, and words of one’s own are never replaced', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'Telegram')
  await field(page, 'Full name').fill('Ada')
  await whoIn(page).fill('ada_obi')
  await expect(chip(page)).toHaveText('Name')
  await expect(field(page, 'Full name')).toHaveValue('Ada')
  await page.keyboard.press('Escape')
  await chip(page).press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemradio', { name: 'Username' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chip(page)).toBeFocused()
  await expect(field(page, 'Username')).toHaveValue('ada_obi')
  await whoIn(page).fill('')
  await expect(field(page, 'Username')).toHaveValue('')
  await expect(field(page, 'Full name')).toHaveValue('Ada')
})

test('people one already talks to stand in the list before anything is typed', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.keyboard.press('Tab')
  await whoIn(page).focus()
  const options = page.getByRole('option')
  await expect(options.first()).toHaveAccessibleName(/Ana Ruiz.*you share a chat/)
  await page.keyboard.type('ipek')
  await expect(options.first()).toHaveAccessibleName(/İpek Demir.*you share a chat/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Phone number')).toHaveValue('+4915155501234')
  await expect(page.getByRole('button', { name: 'Open existing chat' })).toBeVisible()
})

const card = (name: string, phone: string) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:${phone}\r\nEND:VCARD\r\n`

test('a pasted contact card fills the details, and the first of several is said to be', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).focus()
  await paste(page, card('Ada Obi', '+44 7700 900101'))
  await expect(whoIn(page)).toHaveValue('Ada Obi')
  await expect(field(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(page.getByText('Filled in from the contact card of Ada Obi.')).toBeVisible()
  await paste(page, card('Jun', '+44 7700 900102') + card('Sol', '+1 555 010 0103'))
  await expect(field(page, 'Phone number')).toHaveValue('+44 7700 900102')
  await expect(page.getByText('There are 2 contact cards')).toBeVisible()
})

test('a card file is taken by button and by drop, a broken one is told', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Contact card…' }).press('Enter')
  const file = { name: 'ada.vcf', mimeType: 'text/vcard' }
  await (await chooser).setFiles({ ...file, buffer: Buffer.from(card('Ada', '+447700900101')) })
  await expect(field(page, 'Phone number')).toHaveValue('+447700900101')

  await drop(page, 'BEGIN:VCARD\nnothing of use\n')
  await expect(page.getByText('This contact card says nothing that could be read.')).toBeVisible()
  await drop(page, card('Tess', '+4915155500104'))
  await expect(field(page, 'Phone number')).toHaveValue('+4915155500104')
})

/** Drops a card file somewhere on the page. */
async function drop(page: Page, text: string) {
  await page.evaluate((words) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([words], 'card.vcf', { type: 'text/vcard' }))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('links that lead to nobody say why', async ({ page }) => {
  await page.goto('/')
  await whoIn(page).fill('https://chat.whatsapp.com/AbCdEfGh')
  await expect(page.getByText('This is an invite to a group.')).toBeVisible()
  await whoIn(page).fill('https://signal.me/#eu/AbCdEf')
  await expect(page.getByText('This link hides who it belongs to.')).toBeVisible()
})

test('hostile text is shown as text, bounded and explained', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const markup = '<img src=x onerror="document.title=1">\u202Egpj.exe'
  await whoIn(page).fill(markup)
  await expect(whoIn(page)).toHaveValue(markup)
  await expect(page.getByText('Hidden characters were left out of what is used.')).toBeVisible()
  await whoIn(page).fill('')
  await whoIn(page).focus()
  await paste(page, 'a'.repeat(1_000_000))
  await expect(page.getByText('That was 1,000,000 characters')).toBeVisible()
  await expect(whoIn(page)).toHaveValue('a'.repeat(200))
  await expect(page).toHaveTitle('Overture')
})

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`no state of the field breaks a rule, ${width} px wide and ${colorScheme}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await chooseAccount(page, 'Google Messages')
    await whoIn(page).focus()
    await check(page)
    await whoIn(page).fill('0151 5550 1234')
    await expect(page.getByRole('combobox', { name: /^Which country/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await check(page)
    await whoIn(page).fill('https://t.me/ada_obi')
    await expect(page.getByRole('button', { name: /^Use Telegram/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await check(page)
  })
}

async function check(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}
