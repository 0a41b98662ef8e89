import type { Page } from '@playwright/test'
import { form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or do' })
const field = (page: Page) => palette(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
const highlighted = (page: Page) => palette(page).getByRole('option', { selected: true })

async function summon(page: Page, text = '') {
  // when it is open the shortcut closes it
  await expect(palette(page)).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(text)
}

/** Types, waits until the first row matches, and chooses it. */
async function take(page: Page, text: string, row: string | RegExp) {
  await summon(page, text)
  await expect(highlighted(page)).toHaveAccessibleName(row)
  await page.keyboard.press('Enter')
}

test('by keyboard the palette finds people, chats, accounts and actions, and runs them', {
  tag: '@core',
}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const writes: string[] = []
  const searchedNetworks: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' && !pathname.endsWith('/ws-ticket')) writes.push(pathname)
    if (/\/contacts$/.test(pathname)) searchedNetworks.push(pathname)
  })
  await page.goto('/')
  await expect(form.who(page)).toBeFocused()

  await test.step('text typed right after the shortcut arrives there, even while it loads', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('sol')
    await expect(field(page)).toHaveValue('sol')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toHaveCount(0)
    await expect(form.who(page)).toBeFocused()
    await expect(form.who(page)).toHaveValue('')
  })

  await test.step('Esc closes it, clears nothing, and restores the focus', async () => {
    await form.message(page).fill('Hello')
    await summon(page)
    await expect(option(page, 'Create a chat')).toBeVisible()
    await expectNoBreach(page)
    await page.keyboard.type('ada')
    await expect(option(page, /^Ada Obi/).first()).toBeVisible()
    await expectNoBreach(page)
    await page.keyboard.press('Escape')
    await expect(palette(page)).toHaveCount(0)
    await expect(form.message(page)).toBeFocused()
    await expect(form.message(page)).toHaveValue('Hello')
  })

  await test.step('a person fills person and account, as in the Who field', async () => {
    await take(page, 'ÁDA OBI', /^Ada Obi, /)
    await expect(form.who(page)).toHaveValue('Ada Obi')
    await expect(form.who(page)).toBeFocused()
    await expect(form.preview(page)).toContainText('You picked Ada Obi from your contacts.')
    await expect(form.account(page)).not.toHaveValue('All accounts')
    await expect(form.message(page)).toHaveValue('Hello')
  })

  await test.step('people come from every account, and late results are appended', async () => {
    await summon(page, 'sam park')
    await expect(option(page, /^Sam Park, /).first()).toBeVisible()
    await expect(palette(page).getByRole('status')).toContainText(/people in \d+ accounts/)
    await page.keyboard.press('Escape')
    expect(searchedNetworks).toEqual([])
  })

  await test.step('a text without a match is searched in the form', async () => {
    await take(page, '+1 555 010 9999', 'Look for “+1 555 010 9999” in the form')
    await expect(form.who(page)).toHaveValue('+1 555 010 9999')
    await expect(form.who(page)).toBeFocused()
  })

  await test.step('an account, a theme and the connection are chosen by name', async () => {
    await take(page, 'signal', /^Signal, Account/)
    await expect(form.account(page)).toHaveValue('Signal')
    await take(page, 'dark', /^Theme: Dark/)
    await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible()
    await take(page, 'theme sys', /^Theme: System/)
    await take(page, 'connection', /^Connection/)
    await expect(page.getByRole('dialog', { name: 'Connection' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form.who(page)).toBeFocused()
  })

  await test.step('the link to the form is copied, and the palette says so', async () => {
    await take(page, 'copy', 'Copy link to this form')
    await expect(palette(page).getByRole('status')).toHaveText(/^Link copied\./)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/#start\?account=.*signal.*&phone=%2B15550109999$/)
    expect(link).not.toContain('Hello')
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toHaveCount(0)
  })

  await test.step('the form is cleared, with an undo', async () => {
    await take(page, 'clear', 'Clear the form')
    await expect(form.message(page)).toHaveValue('')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(form.message(page)).toHaveValue('Hello')
  })
  expect(writes).toEqual([])

  await test.step('a recent chat shows its card again', async () => {
    await take(page, 'ada', /^Ada Obi, /)
    await form.message(page).fill('')
    await page.keyboard.press('Control+Enter')
    await expect(form.result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
    await page.goto('about:blank')
    await page.goto('/')
    await expect(form.who(page)).toBeFocused()
    await summon(page, 'ada')
    const recent = option(page, /^Ada Obi, [^·]+$/)
    await expect(recent).toBeVisible()
    await expect(async () => {
      await page.keyboard.press('ArrowDown')
      await expect(recent).toHaveAttribute('aria-selected', 'true', { timeout: 100 })
    }).toPass()
    await page.keyboard.press('Enter')
    await expect(form.result(page)).toContainText('Shown again')
    await expect(form.result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  })

  await test.step('in a new chat, a person is added and a list can be pasted', async () => {
    await take(page, 'create', 'Create a chat, with several people')
    await expect(form.people(page)).toBeFocused()
    await take(page, 'tess', /^Tess Brandt, /)
    await expect(page.getByRole('button', { name: 'Remove Tess Brandt' })).toBeVisible()
    await expect(form.people(page)).toBeFocused()
    await take(page, 'paste', 'Paste a list, of people, for a group')
    await expect(page.getByRole('dialog', { name: 'Paste a list' })).toBeVisible()
    await page.keyboard.press('Escape')
    await take(page, 'ms', 'Message someone')
    await expect(form.who(page)).toBeFocused()
    await take(page, 'shortcuts', 'Keyboard shortcuts')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await take(page, 'recently', 'Recently opened, all chats')
    await expect(page.getByRole('dialog', { name: 'Recently opened' })).toContainText('Ada Obi')
  })
})
