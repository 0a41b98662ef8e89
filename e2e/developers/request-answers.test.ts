import type { Page } from '@playwright/test'
import { fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'For developers' })
const { problem, message } = form

async function draftFor(page: Page, number: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
  await openDevelopers(page)
}

test('after sending, the response is shown below the request with its status and time', {
  tag: '@core',
}, async ({ page }) => {
  await draftFor(page, '+44 7700 900101')
  await panel(page).getByRole('tab', { name: 'Answer' }).click()
  await expect(panel(page)).toContainText('Nothing was sent yet.')
  await message(page).press('Control+Enter')
  await expect(panel(page).locator('summary').first()).toContainText(/200 · \d+ ms/)
  // the request follows the form, which is cleared by now; the response is the last one's
  const last = panel(page).getByText(/^Last answer · 200 in \d+ ms$/)
  await expect(last).toBeVisible()
  await expect(panel(page).getByText('status: "created"')).toBeVisible()
  await panel(page).getByText('participants', { exact: true }).click()
  await panel(page).locator('summary', { hasText: 'items' }).press('Enter')
  await expect(panel(page).locator('summary', { hasText: /1: \{ \d+ keys \}/ })).toBeVisible()
  await panel(page).getByText('As text').click()
  await expect(panel(page).locator('pre')).toContainText('"status": "created"')

  // the answered request is in the form again
  await page.getByRole('button', { name: 'Fill again' }).click()
  await expect(panel(page).getByText(/^Answer · 200 in \d+ ms$/)).toBeVisible()
  await message(page).fill('Hello')
  await expect(last).toBeVisible()
  await form.clear(page).click()
  await expect(panel(page)).toContainText('Nothing was sent yet.')
})

for (const [number, status, text] of [
  ['+1 555 010 9003', 429, 'asked us to slow down'],
  ['+1 555 010 9004', 502, 'WhatsApp didn’t answer'],
  ['+1 555 010 9005', 500, 'had a problem'],
  ['+1 555 010 9008', 404, 'No one on WhatsApp uses'],
] as const) {
  test(`a raw error response is one click away: ${status}`, async ({ page, overture }) => {
    overture.expectConsoleError(new RegExp(String(status)))
    await draftFor(page, number)
    await form.send(page).click()
    await expect(problem(page)).toContainText(text)
    // the headline has no status code
    await expect(problem(page).getByText(String(status))).toBeHidden()
    await problem(page).getByText('Details', { exact: true }).click()
    await expect(problem(page).getByText(new RegExp(`^${status}`))).toBeVisible()

    await panel(page).getByRole('tab', { name: 'Answer' }).click()
    await expect(panel(page).getByText(new RegExp(`^Answer · ${status} in \\d+ ms$`))).toBeVisible()
    await panel(page).getByText('As text').click()
    const raw = await panel(page).locator('pre').last().textContent()
    expect(JSON.parse(raw ?? '')).toMatchObject({ message: expect.stringMatching(/\S/) })
    const details = await problem(page).locator('pre').textContent()
    expect(JSON.parse(details ?? '')).toEqual(JSON.parse(raw ?? ''))
  })
}

test('a missing response is shown as such', async ({ page, overture }) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await draftFor(page, '+44 7700 900101')
  await expect(form.preview(page)).toContainText('Ada Obi')
  await overture.stop()
  await form.send(page).click()
  // a lost connection may be lost after the request arrived
  await expect(problem(page)).toContainText('Overture itself stopped answering on 127.0.0.1')
  await expect(problem(page)).toContainText('We don’t know whether this worked.')
  await panel(page).getByRole('tab', { name: 'Answer' }).click()
  await expect(panel(page).getByText(/^Answer · none in \d+ ms$/)).toBeVisible()
  await expect(problem(page).getByText('Details', { exact: true })).toHaveCount(0)
})
