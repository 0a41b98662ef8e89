import type { Page } from '@playwright/test'
import { chooseMode, detail, form, openDevelopers } from '../support/form.ts'
import { leaveLargeDraft } from '../support/large-account.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, paste } from '../support/steps.ts'

const megabyte = 1_000_000
const fieldIn = (page: Page, name: string) =>
  page.getByLabel(name, { exact: true }).and(page.locator('input, textarea'))

async function openForm(page: Page, mode: 'start' | 'create') {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  if (mode === 'create') await chooseMode(page, 'Create a chat')
  else await showDetails(page)
}

/** Shows all details by hand, also those that the network does not use. */
async function showDetails(page: Page) {
  await detail(page, 'Username')
  await expect(page.getByRole('textbox', { name: 'User ID' })).toBeVisible()
}

const fields = {
  start: {
    Account: 2000,
    'Who do you want to reach?': 200,
    'Phone number': 500,
    'Full name': 500,
    Username: 500,
    Email: 500,
    'User ID': 500,
    'First message': 70_000,
  },
  create: { 'People to add': 500, 'Group title': 2000, 'First message': 70_000 },
} as const

for (const mode of ['start', 'create'] as const) {
  test(`a megabyte in any field is cut and reported, to ${mode} a chat`, async ({ page }) => {
    await openForm(page, mode)
    for (const [name, most] of Object.entries(fields[mode])) {
      const field = fieldIn(page, name)
      await field.fill('')
      await field.focus()
      await paste(page, 'y'.repeat(megabyte))
      await expect(field).toHaveValue('y'.repeat(most))
      const note = `That was 1,000,000 characters; only the first ${most.toLocaleString('en')} were taken.`
      await expect(field).toHaveAccessibleDescription(new RegExp(note))
      await page.keyboard.press('Backspace')
      await expect(field).not.toHaveAccessibleDescription(new RegExp(note))
      await field.fill('')
    }
  })
}

test('dropped and dictated text is cut as well, and the existing text stays', async ({ page }) => {
  await openForm(page, 'start')
  const name = fieldIn(page, 'Full name')
  await name.fill('Ada Obi')
  await page.keyboard.press('Home')
  await page.keyboard.insertText('x'.repeat(3000))
  await expect(name).toHaveValue(`${'x'.repeat(493)}Ada Obi`)
  await expect(name).toHaveAccessibleDescription(/That was 3,007 characters/)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(name).not.toHaveAccessibleDescription(/That was/)
})

test('an endless name stays within its card, without horizontal scrolling', async ({ page }) => {
  await openForm(page, 'start')
  await fieldIn(page, 'Username').fill('y'.repeat(2000))
  await fieldIn(page, 'Full name').fill('x'.repeat(2000))
  await expect(form.preview(page)).toContainText('@yyy')
  await expect(await openDevelopers(page)).toContainText('xxx')
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  }
})

test('the longest user ID is accepted in any script', async ({ page }) => {
  await openForm(page, 'start')
  await fieldIn(page, 'User ID').fill('漢'.repeat(3000))
  await expect(form.preview(page)).toContainText(
    'WhatsApp takes this ID as it is when you press Start.',
  )
})

test('lines pasted into a one-line field become one line', async ({ page }) => {
  await openForm(page, 'create')
  await fieldIn(page, 'Group title').focus()
  await paste(page, 'one\ntwo\r\n'.repeat(1000))
  await expect(fieldIn(page, 'Group title')).toHaveValue(/^one two one two /)
})

test('a message has lower limits for lines and complex scripts, which would freeze the page', async ({
  page,
}) => {
  await openForm(page, 'start')
  const message = fieldIn(page, 'First message')
  for (const [part, most] of [
    ['\n', 3500],
    ['漢', 14_000],
    ['\u202E', 14_000],
    ['ส', 7000],
  ] as const) {
    // replaces the previous text
    await message.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await paste(page, part.repeat(100_000))
    await expect(message).toHaveValue(part.repeat(most))
    await expect(message).toHaveAccessibleDescription(/That was 100,000 characters/)
  }
})

test('a huge request shows only its beginning, and is copied or expanded in full', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(page, 'start')
  await fieldIn(page, 'First message').fill('<b>'.repeat(20_000))
  const panel = await openDevelopers(page)
  await expect(panel.getByText(/… and 30,\d\d\d more characters\./)).toBeVisible()
  await panel.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(panel.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('<b>'.repeat(20_000))
  await panel.getByRole('button', { name: 'Show all' }).click()
  expect(await panel.locator('pre').first().textContent()).toBe(copied)
})

test('a long list pasted into the sheet is checked at once, and the cut is reported', async ({
  page,
}) => {
  await openForm(page, 'create')
  await page.getByRole('button', { name: 'Paste a list' }).click()
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await sheet.getByRole('textbox', { name: 'People' }).fill('Ada Obi')
  await sheet.getByRole('textbox', { name: 'People' }).focus()
  await paste(page, '\nNobody Known'.repeat(80_000))
  await expect(sheet.getByText('Ada Obi').first()).toBeVisible()
  await expect(sheet).toContainText(/14,38\d more were left out/)
  await expect(sheet).toContainText('The text was very long; its end was left out.')
})

test('too many contact cards report how many were left out', async ({ page }) => {
  await openForm(page, 'create')
  await fieldIn(page, 'People to add').focus()
  const card = (n: number) => `BEGIN:VCARD\nVERSION:3.0\nFN:<i>Person ${n}</i>\nEND:VCARD\n`
  await paste(page, Array.from({ length: 1200 }, (_, n) => card(n)).join(''))
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet).toContainText('200 more were left out')
  await expect(sheet.getByRole('textbox', { name: 'Fix “<i>Person 7</i>”' })).toBeVisible()
})

test('a megabyte of a broken contact card is reported as broken', async ({ page }) => {
  await openForm(page, 'start')
  await fieldIn(page, 'Who do you want to reach?').focus()
  await paste(page, `BEGIN:VCARD\nVERSION:3.0\nFN:${'x;=,:'.repeat(megabyte / 5)}`)
  await expect(page.getByText('This contact card couldn’t be read.')).toBeVisible()
})

test('markup and bidirectional control characters are shown as text everywhere', {
  tag: '@core',
}, async ({ page }) => {
  await openForm(page, 'create')
  const evil = '<img src=x onerror="document.title=1">\u202Egpj.exe'
  await fieldIn(page, 'People to add').pressSequentially('Ada Obi,Jun Lindqvist,')
  await expect(page.getByRole('group', { name: 'People to add, 2' })).toBeVisible()
  await fieldIn(page, 'Group title').fill(evil)
  await fieldIn(page, 'First message').fill(evil)
  const panel = await openDevelopers(page)
  await expect(panel).toContainText('<img src=x onerror=\\"document.title=1\\">\\u202egpj.exe')
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  const card = page.getByRole('region', { name: 'Result' })
  await expect(card).toContainText('<img src=x onerror="document.title=1">')
  await expect(page).toHaveTitle('<img src=x onerror="document.title=1">gpj.exe – Overture')
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
})

test('a draft keeps a thousand people, also after clearing and undo', async ({ page }) => {
  await leaveLargeDraft(page, 1000)
  await openForm(page, 'create')
  const people = page.getByRole('group', { name: 'People to add, 1000' })
  await expect(people.locator('[aria-label^="Remove "]')).toHaveCount(1000)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(people).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(people.locator('[aria-label^="Remove "]')).toHaveCount(1000)
})
