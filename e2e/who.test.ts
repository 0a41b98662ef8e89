import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount, expectNoBreach, paste } from './steps.ts'

const whoIn = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const chip = (page: Page) => page.getByRole('button', { name: /^Read as: / })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

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
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('İpek Demir')
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

test('words in the field of the number are said to be none, and are not sent', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const request = page.getByRole('region', { name: 'Request' })
  const number = field(page, 'Phone number')
  for (const words of ['callme', '+49 170 12x4567']) {
    await number.fill(words)
    await page.keyboard.press('Tab')
    await expect(number).toHaveAccessibleDescription(/That isn’t a phone number\./)
    await expect(request).not.toContainText('phoneNumber')
    await expect(number).toHaveValue(words)
  }
})

test('letters on the keys of a phone are read as its digits, and said to be', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('1-800-FLOWERS')
  const country = page.getByRole('combobox', { name: 'Which country is 1-800-FLOWERS from?' })
  await country.selectOption('US')
  await expect(chip(page)).toHaveText('Phone · United States')
  await expect(field(page, 'Phone number')).toHaveValue('1-800-FLOWERS')
  await expect(field(page, 'Phone number')).toHaveAccessibleDescription(
    /United States · \+1 800 356 9377 · letters as on the keys of a phone/,
  )
  await expect(page.getByRole('region', { name: 'Request' })).toContainText('"+18003569377"')
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
    await expectNoBreach(page)
    await whoIn(page).fill('0151 5550 1234')
    await expect(page.getByRole('combobox', { name: /^Which country/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expectNoBreach(page)
    await whoIn(page).fill('https://t.me/ada_obi')
    await expect(page.getByRole('button', { name: /^Use Telegram/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expectNoBreach(page)
  })
}
