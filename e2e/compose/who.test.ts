import type { Page } from '@playwright/test'
import { detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach, paste } from '../support/steps.ts'

const whoIn = form.who
const chip = (page: Page) => page.getByRole('combobox', { name: /^Read as: / })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a pasted link is recognised, fills the details and chooses its account, with an undo', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'Signal')
  await whoIn(page).focus()
  await paste(page, 'https://wa.me/4915155501234')
  await expect(chip(page)).toHaveText('Phone · Germany')
  await expect(await detail(page, 'Phone number')).toHaveValue('+4915155501234')
  await expect(whoIn(page)).toHaveValue('https://wa.me/4915155501234')
  await expect(form.account(page)).toHaveValue('WhatsApp')
  await expect(page.getByText('Switched to WhatsApp')).toBeVisible()
  await expect(form.preview(page).getByRole('heading', { name: 'İpek Demir' })).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(form.account(page)).toHaveValue('Signal')
  await expect(form.preview(page)).toContainText('This belongs to WhatsApp, and Signal is chosen.')
  await form.preview(page).getByRole('button', { name: 'Use WhatsApp' }).press('Enter')
  await expect(form.account(page)).toHaveValue('WhatsApp')
  await expect(form.preview(page).getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
})

test('a national number asks for its country once, and remembers the answer', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('0151 5550 1234')
  await expect(chip(page)).toHaveText('Phone · which country?')
  const question = page.getByRole('group', { name: 'Which country is 0151 5550 1234 from?' })
  await question.getByRole('button', { name: 'Other…' }).press('Enter')
  const country = question.getByRole('combobox')
  await expect(country).toBeFocused()
  await country.selectOption('DE')
  await expect(chip(page)).toHaveText('Phone · Germany')
  await expect(await detail(page, 'Phone number')).toHaveAccessibleDescription(
    /Germany · \+49 1515 5501234/,
  )
  await expect(await openDevelopers(page)).toContainText('"+4915155501234"')
  await expect(whoIn(page)).toHaveValue('0151 5550 1234')
  await page.keyboard.press('Control+Enter')
  await expect(form.result(page)).toContainText('İpek Demir')

  await page.goto('/?again')
  await whoIn(page).fill('0170 1234567')
  const again = page.getByRole('group', { name: 'Which country is 0170 1234567 from?' })
  await again.getByRole('button', { name: 'Germany +49' }).press('Enter')
  await expect(chip(page)).toHaveText('Phone · Germany')
})

test('a national number is not sent before its country is known', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('0151 5550 1234')
  await whoIn(page).press('Control+Enter')
  await expect(form.problem(page)).toContainText('Which country is 0151 5550 1234 from?')
})

test('text in the phone number field is reported as no number, and is not sent', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const number = await detail(page, 'Phone number')
  const developers = await openDevelopers(page)
  for (const text of ['callme', '+49 170 12x4567']) {
    await number.fill(text)
    await number.press('Tab')
    await expect(number).toHaveAccessibleDescription(/That isn’t a phone number\./)
    await expect(number).toHaveValue(text)
    await page.keyboard.press('Control+Enter')
    await expect(form.problem(page)).toContainText('That isn’t a phone number.')
  }
  await expect(developers.locator('summary').first()).not.toContainText(' ms')
})

test('letters of a vanity number are read as digits, and reported as such', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).fill('1-800-FLOWERS')
  const question = page.getByRole('group', { name: 'Which country is 1-800-FLOWERS from?' })
  await question.getByRole('button', { name: 'United States +1' }).click()
  await expect(chip(page)).toHaveText('Phone · United States')
  const number = await detail(page, 'Phone number')
  await expect(number).toHaveValue('1-800-FLOWERS')
  await expect(number).toHaveAccessibleDescription(
    /United States · \+1 800 356 9377 · letters as on the keys of a phone/,
  )
  await expect(await openDevelopers(page)).toContainText('"+18003569377"')
})

test('the recognised kind can be changed, and typed text is never replaced', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Telegram')
  await fillDetail(page, 'Full name', 'Ada')
  await whoIn(page).fill('ada_obi')
  await expect(chip(page)).toHaveText('Name')
  await expect(await detail(page, 'Full name')).toHaveValue('Ada')
  await page.keyboard.press('Escape')
  await chip(page).press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const username = page.getByRole('option', { name: 'Username', exact: true })
  const highlighted = (await username.getAttribute('id')) ?? 'no option'
  await expect(chip(page)).toHaveAttribute('aria-activedescendant', highlighted)
  await page.keyboard.press('Enter')
  await expect(chip(page)).toBeFocused()
  await expect(await detail(page, 'Username')).toHaveValue('ada_obi')
  await whoIn(page).fill('')
  await expect(await detail(page, 'Username')).toHaveValue('')
  await expect(await detail(page, 'Full name')).toHaveValue('Ada')
})

test('people of existing chats are listed before anything is typed', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).focus()
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  const options = page.getByRole('option')
  await expect(options.first()).toHaveAccessibleName(/Ana Ruiz.*you share a chat/)
  await page.keyboard.type('ipek')
  await expect(options.first()).toHaveAccessibleName(/İpek Demir.*you share a chat/)
  await page.keyboard.press('Enter')
  await expect(await detail(page, 'Phone number')).toHaveValue('+4915155501234')
  await expect(page.getByRole('button', { name: 'Open existing chat' })).toBeVisible()
})

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`every state of the field is accessible, ${width} px wide and ${colorScheme}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await chooseAccount(page, 'Google Messages')
    await whoIn(page).focus()
    await expectNoBreach(page)
    await whoIn(page).fill('ada')
    await expect(form.preview(page)).toContainText('for “ada”')
    await expectNoBreach(page)
    await page.keyboard.press('Escape')
    await chooseAccount(page, 'WhatsApp')
    await whoIn(page).fill('0151 5550 1234')
    await expect(page.getByRole('group', { name: /^Which country/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expectNoBreach(page)
    await whoIn(page).fill('https://t.me/ada_obi')
    await expect(page.getByText('Switched to Telegram')).toBeVisible()
    await page.keyboard.press('Escape')
    await expectNoBreach(page)
  })
}
