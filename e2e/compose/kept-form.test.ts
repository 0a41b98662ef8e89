import type { Page } from '@playwright/test'
import { draft, expectDraft, field, pill, problem } from '../support/connection-steps.ts'
import { chooseMode, detail, fillDetail } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

/** Takes something out of the page behind its back, as some extensions do, so that it breaks. */
async function breakPage(page: Page) {
  await field(page, 'Phone number').evaluate((input) => input.closest('form > *')?.remove())
  await page.keyboard.press('Alt+Digit2')
}

test('a page that breaks says so, and has kept the form', { tag: '@core' }, async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/removeChild/)
  await page.goto('/')
  await draft(page)
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

test('signing in to the sandbox and out of it leaves the form alone', async ({ page }) => {
  await page.goto('/')
  await draft(page)
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

/** Nothing was done: Conflict Cleo of the sandbox has the chat afterwards. */
const conflict = { status: 409, json: { code: 'CONFLICT', message: 'Changed meanwhile' } }

for (const [number, status] of [
  ['+1 555 010 9003', 429],
  ['+1 555 010 9004', 502],
  ['+1 555 010 9005', 500],
  ['+44 7700 900102', 409],
] as const) {
  test(`a server that answers ${status} takes nothing out of the form`, async ({
    page,
    overture,
  }) => {
    overture.expectConsoleError(new RegExp(String(status)))
    const expectWords = async () => {
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
    await expectWords()
    await page.reload()
    await expectWords()
  })
}
