import type { Page } from '@playwright/test'
import { chooseMode, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

const peopleIn = (page: Page) => page.getByRole('combobox', { name: 'People to add' })
const pill = (page: Page, name: string) => page.getByRole('button', { name: `Remove ${name}` })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

async function startGroup(page: Page, network: string) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
  await peopleIn(page).focus()
}

test('comma, semicolon and Tab turn the typed text into a pill, which resolves to a person', async ({
  page,
}) => {
  await startGroup(page, 'WhatsApp')
  await page.keyboard.type('Ada Obi,')
  await expect(pill(page, 'Ada Obi')).toBeVisible()
  await page.keyboard.type('0049 (0)151 555 00104;')
  await expect(pill(page, 'Tess Brandt')).toBeVisible()
  await page.keyboard.type('Jun Lindqvist')
  await page.keyboard.press('Tab')
  await expect(pill(page, 'Jun Lindqvist')).toBeVisible()
  await expect(peopleIn(page)).toBeFocused()
  // no list covers what is below until it is opened
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(await openDevelopers(page)).toContainText('4915155500104')
  await peopleIn(page).focus()

  await page.keyboard.type('ada obi,')
  await expect(page.getByText('Ada Obi is already in the list.')).toBeVisible()
  await page.keyboard.type('+1 555 010 0142,')
  await expect(pill(page, '+1 555 010 0142')).toHaveAccessibleDescription(
    '“+1 555 010 0142” is you on WhatsApp. You are in every group you make; remove this one.',
  )
})

test('pills are focused, removed, restored and copied by keyboard', {
  tag: '@core',
}, async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  const developers = await openDevelopers(page)
  await peopleIn(page).focus()
  for (const [name, number] of [
    ['Ada Obi', '447700900101'],
    ['Jun Lindqvist', '447700900102'],
    ['Sol Vega', '15550100103'],
    ['Tess Brandt', '4915155500104'],
  ] as const) {
    await page.keyboard.type(`${name},`)
    await expect(pill(page, name)).toBeVisible()
    // found, and no longer the typed text
    await expect(developers).toContainText(number)
  }
  await page.keyboard.press('Backspace')
  await expect(pill(page, 'Tess Brandt')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(pill(page, 'Ada Obi')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ControlOrMeta+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '@447700900102:local-whatsapp.localhost',
  )
  await page.keyboard.press('Delete')
  await expect(pill(page, 'Jun Lindqvist')).toHaveCount(0)
  await expect(pill(page, 'Sol Vega')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(4)
  await expect(page.getByRole('button', { name: /^Remove / }).nth(1)).toHaveAccessibleName(
    'Remove Jun Lindqvist',
  )
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(peopleIn(page)).toBeFocused()
})

test('an unknown person is marked with an error, and is not sent', async ({ page }) => {
  await startGroup(page, 'Beeper (Matrix)')
  await page.keyboard.type('Ada Obi,')
  await page.keyboard.type('@nobody:beeper.example,')
  const error =
    'No one on Beeper (Matrix) has the user ID or handle “@nobody:beeper.example”. Change it, or choose a contact.'
  await expect(page.getByText(error).first()).toBeVisible()
  await expect(pill(page, '@nobody:beeper.example')).toHaveAccessibleDescription(error)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText(error)
  await expectNoBreach(page)
  await pill(page, '@nobody:beeper.example').press('Delete')
  await expect(peopleIn(page)).not.toHaveAttribute('aria-invalid')
})

test('a group with the same people is named before another one is created', async ({ page }) => {
  await startGroup(page, 'Beeper (Matrix)')
  for (const name of ['Ada Obi', 'Tess Brandt', 'Sol Vega', 'Ana Ruiz']) {
    await page.keyboard.type(`${name},`)
    await expect(pill(page, name)).toBeVisible()
  }
  const error = 'You already have “Trip” with these same four.'
  await expect(page.getByRole('main').getByText(error).first()).toBeVisible()
  await expect(form.preview(page)).toContainText(error)
})
