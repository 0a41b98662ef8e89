import type { Page } from '@playwright/test'
import { expectDraft, field, fillDraft, pill, problem } from '../support/connection-steps.ts'
import { chooseMode, detail, fillDetail } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

/** Removes a node behind React's back, as some extensions do, so that rendering fails. */
async function breakPage(page: Page) {
  await field(page, 'Phone number').evaluate((input) => input.closest('form > *')?.remove())
  await page.keyboard.press('Alt+Digit2')
}

test('a page that crashes says so, and keeps the form', { tag: '@core' }, async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/removeChild/)
  await page.goto('/')
  await fillDraft(page)
  await breakPage(page)
  const crash = page.getByRole('alert').filter({ hasText: 'Overture stopped' })
  await expect(crash).toContainText('your form is kept in this browser')
  await expectNoBreach(page)
  await page.getByRole('button', { name: 'Load the page again', exact: true }).click()
  await chooseMode(page, 'Message someone')
  await expectDraft(page)

  await breakPage(page)
  await page.getByRole('button', { name: 'Load it with an empty form' }).click()
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
  await expect(field(page, 'First message')).toHaveValue('')
})

test('signing in to the sandbox and out of it keeps the form', async ({ page }) => {
  await page.goto('/')
  await fillDraft(page)
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign in to the sandbox' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/\d+ accounts/)
  await expectDraft(page)
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign out of the sandbox' }).click()
  await expect(page.getByRole('button', { name: 'Sign in to the sandbox' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expectDraft(page)
  await page.reload()
  await expectDraft(page)
})

/** A conflict that opens no chat; the sandbox's own, with Conflict Cleo, opens one. */
const conflict = { status: 409, json: { code: 'CONFLICT', message: 'Changed meanwhile' } }

for (const [number, status] of [
  ['+1 555 010 9003', 429],
  ['+1 555 010 9004', 502],
  ['+1 555 010 9005', 500],
  ['+44 7700 900102', 409],
] as const) {
  test(`an answer with status ${status} keeps the form`, async ({ page, overture }) => {
    overture.expectConsoleError(new RegExp(String(status)))
    const expectForm = async () => {
      await expect(await detail(page, 'Phone number')).toHaveValue(number)
      await expect(field(page, 'First message')).toHaveValue('Hello')
      await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
    }
    await page.goto('/')
    if (status === 409) await page.route(/chats\/start$/, (route) => route.fulfill(conflict))
    await chooseAccount(page, 'WhatsApp')
    await fillDetail(page, 'Phone number', number)
    await field(page, 'First message').fill('Hello')
    await field(page, 'First message').press('Control+Enter')
    await expect(problem(page)).toBeFocused()
    await expectForm()
    await page.reload()
    await expectForm()
  })
}
