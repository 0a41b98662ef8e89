import type { Page } from '@playwright/test'
import { chooseMode, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'

const peopleIn = (page: Page) => page.getByRole('combobox', { name: 'People to add' })
const pill = (page: Page, name: string) => page.getByRole('button', { name: `Remove ${name}` })
const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })

async function startGroup(page: Page, network = 'WhatsApp') {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
  await peopleIn(page).focus()
}

test('one of several matches is chosen at the pill by keyboard', async ({ page }) => {
  await startGroup(page)
  await page.keyboard.type('Sam Park,')
  const which = page.getByRole('button', { name: 'Choose who “Sam Park” is' })
  await expect(which).toHaveAccessibleDescription(
    /It isn’t certain who “Sam Park” is on WhatsApp\. Choose who you mean\./,
  )
  await page.keyboard.press('Backspace')
  await expect(which).toBeFocused()
  await page.keyboard.press('Enter')
  const rows = page.getByRole('menu').getByRole('menuitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toBeFocused()
  await expectNoBreach(page)
  await page.keyboard.press('Escape')
  await expect(which).toBeFocused()
  await expect(rows).toHaveCount(0)

  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Sam Park, +15550100131' }).focus()
  await page.keyboard.press('Enter')
  await expect(peopleIn(page)).toBeFocused()
  await expect(pill(page, 'Sam Park')).toHaveAccessibleDescription('')
  await expect(await openDevelopers(page)).toContainText('@15550100131:local-whatsapp.localhost')
})

test('the choice at a pill fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await startGroup(page)
  await page.keyboard.type('Sam Park,')
  await page.getByRole('button', { name: 'Choose who “Sam Park” is' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(3)
  await expectNoBreach(page)
  await page.getByRole('menuitem', { name: 'None of them: change the text' }).click()
  await expect(peopleIn(page)).toHaveValue('Sam Park')
  await expect(peopleIn(page)).toBeFocused()
})

test('Enter moves an unmatched text back into the field, and F2 any pill', async ({ page }) => {
  await startGroup(page)
  await addPerson(page, 'Ada Obi')
  await page.keyboard.type('Jun Lindkvist,')
  const change = page.getByRole('button', { name: 'Change “Jun Lindkvist”' })
  await expect(change).toHaveAccessibleDescription(/No one on WhatsApp matches “Jun Lindkvist”/)
  await page.keyboard.press('Backspace')
  await expect(change).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(peopleIn(page)).toBeFocused()
  await expect(peopleIn(page)).toHaveValue('Jun Lindkvist')
  await expect(pill(page, 'Jun Lindkvist')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Jun Lindqvist')
  await page.keyboard.press('Enter')
  await expect(pill(page, 'Jun Lindqvist')).toHaveAccessibleDescription('')

  await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowLeft')
  await expect(pill(page, 'Ada Obi')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(peopleIn(page)).toHaveValue('Ada Obi')
  await expect(page.getByRole('group', { name: 'People to add, 1' })).toBeVisible()
})

test('the error summary links to the ambiguous pill', async ({ page }) => {
  await startGroup(page)
  await addPerson(page, 'Ada Obi')
  await page.keyboard.type('Nobody Known,')
  await expect(page.getByRole('button', { name: 'Change “Nobody Known”' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await problem(page)
    .getByRole('link', { name: /No one on WhatsApp matches “Nobody Known”/ })
    .press('Enter')
  await expect(page.getByRole('button', { name: 'Change “Nobody Known”' })).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
})

test('a person the server refuses is marked and linked, and the group is created without them', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/404/)
  await startGroup(page)
  for (const name of ['Ada Obi', 'Nobody Nora', 'Tess Brandt']) await addPerson(page, name)
  await page.getByRole('textbox', { name: 'Group title' }).fill('Launch')
  await page.getByRole('button', { name: 'Create group of 4' }).click()
  const error = 'Nobody Nora was not found on WhatsApp. Remove them, or try again.'
  const link = problem(page).getByRole('link')
  await expect(link).toHaveText(error)
  await expect(pill(page, 'Nobody Nora')).toHaveAccessibleDescription(error)
  await expect(peopleIn(page)).toHaveAccessibleDescription(new RegExp(error))
  await expect(pill(page, 'Ada Obi')).toHaveAccessibleDescription('')
  await expectNoBreach(page)
  await link.press('Enter')
  await expect(pill(page, 'Nobody Nora')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(problem(page)).toHaveCount(0)
  await expect(page).toHaveTitle('Overture')
  await expect(peopleIn(page)).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(page.getByRole('article', { name: 'Launch' })).toContainText('Group of 3')
})

test('after a refusal the same people can be tried again', async ({ page, overture }) => {
  overture.expectConsoleError(/404/)
  await startGroup(page)
  for (const name of ['Ada Obi', 'Flaky Finn']) await addPerson(page, name)
  for (const _ of ['first', 'second']) {
    await page.getByRole('button', { name: 'Create group of 3' }).click()
    // each refusal moves the focus from the button; a press before that is ignored
    await expect(problem(page)).toBeFocused()
    await expect(pill(page, 'Flaky Finn')).toHaveAccessibleDescription(/was not found on WhatsApp/)
  }
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('Group of 3')
})

test('an invalid ID and a person who can’t be messaged get different errors', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/40[03]/)
  await startGroup(page)
  await addPerson(page, 'Ada Obi')
  await peopleIn(page).fill('no-such-shape')
  await page.getByRole('option', { name: 'Add “no-such-shape” as a user ID' }).click()
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(pill(page, 'no-such-shape')).toHaveAccessibleDescription(
    'WhatsApp won’t add no-such-shape to this chat. Remove them, or try again.',
  )
  await pill(page, 'no-such-shape').click()
  await peopleIn(page).fill('+1 555 010 0190')
  const silent = page.getByRole('option').first()
  await expect(silent).toHaveAccessibleName(/can’t be messaged/)
  await silent.click()
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(problem(page)).toContainText('can’t be messaged on WhatsApp.')
})
