import type { Page } from '@playwright/test'
import { chooseMode, form } from '../support/form.ts'
import { layoutShift } from '../support/layout-shift.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

const { who, message, account } = form

/** Delays the page's script, as on a slow machine; until then the page is only its HTML. */
async function holdScript(page: Page) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/index-.*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  return () => {
    release()
    return page.waitForLoadState('load')
  }
}

const open = (page: Page, url = '/') => page.goto(url, { waitUntil: 'commit' })
const option = (page: Page, name: RegExp) => page.getByRole('option', { name }).first()

test('the form works before any script, and input made then is kept', {
  tag: '@core',
}, async ({ page }) => {
  await test.step('nothing moves when React renders, nor when responses arrive', async () => {
    const run = await holdScript(page)
    await open(page)
    await expect(who(page)).toBeFocused()
    await run()
    await expect(page.getByRole('button', { name: /^Ada Obi on/ })).toBeVisible()
    await expect(page.getByText('14 accounts')).toBeVisible()
    expect(await layoutShift(page)).toBe(0)
    await page.unrouteAll()
  })

  await test.step('typed text is kept, with focus and caret', async () => {
    const run = await holdScript(page)
    await open(page)
    await expect(who(page)).toBeFocused()
    await expect(account(page)).toHaveValue('All accounts')
    await expectNoBreach(page)
    await page.keyboard.type('Aa Obi')
    await page.keyboard.press('Enter')
    for (const _ of 'a Obi') await page.keyboard.press('ArrowLeft')
    await run()
    await expect(who(page)).toBeFocused()
    await expect(who(page)).toHaveValue('Aa Obi')
    await page.keyboard.type('d')
    await expect(who(page)).toHaveValue('Ada Obi')
    await expect(page).toHaveURL('/')
  })

  await test.step('the list opens for it', async () => {
    await expect(option(page, /^Ada Obi/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(form.preview(page)).toContainText('Ada Obi')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(who(page)).toHaveValue('')
  })

  await test.step('a message, the mode and a click are kept', async () => {
    await page.unrouteAll()
    const run = await holdScript(page)
    await page.evaluate(() => {
      sessionStorage.clear()
      localStorage.clear()
    })
    await open(page)
    await message(page).fill('Hello')
    await chooseMode(page, 'Create a chat')
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await run()
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form.people(page)).toBeVisible()
    await expect(message(page)).toHaveValue('Hello')
  })
})

test('no empty form flashes where the page starts otherwise', async ({ page, overture }) => {
  overture.expectConsoleError(/404/)
  await page.goto('/')
  await who(page).fill('+44 7700 900101')
  await message(page).fill('Only for Ada')
  // the draft is stored once typing pauses
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('overture.draft')))
    .toContain('Only for Ada')

  await test.step('with a stored draft', async () => {
    const run = await holdScript(page)
    await page.reload({ waitUntil: 'commit' })
    await expect(page.getByText('Start a conversation')).toBeAttached()
    await expect(page.getByText('Start a conversation')).toBeHidden()
    await expect(message(page)).toBeHidden()
    await run()
    await expect(who(page)).toHaveValue('+44 7700 900101')
    await expect(message(page)).toHaveValue('Only for Ada')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(message(page)).toHaveValue('')
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem('overture.draft')))
      .toBeNull()
  })

  await test.step('at the URL of a chat', async () => {
    await page.unrouteAll()
    const run = await holdScript(page)
    await open(page, '/?again#chat=nobody&account=whatsapp')
    await expect(page.getByText('Start a conversation')).toBeAttached()
    await expect(page.getByText('Start a conversation')).toBeHidden()
    await run()
    await expect(page.getByText('Start a conversation')).toBeVisible()
  })

  await test.step('with another stored setting the form is shown without contacts', async () => {
    await page.unrouteAll()
    const run = await holdScript(page)
    await page.evaluate(() => localStorage.setItem('overture.theme', 'dark'))
    await open(page)
    await expect(who(page)).toBeFocused()
    await expect(page.getByText('People you write to')).toBeHidden()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await run()
    await expect(page.getByText('People you write to')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible()
  })
})
