import type { Page } from '@playwright/test'
import { fillDetail } from './form.ts'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Request' })
const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })
const message = (page: Page) => page.getByRole('textbox', { name: 'First message' })

async function draftFor(page: Page, number: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
}

test('after sending, the answer stands under the request with its status and time', async ({
  page,
}) => {
  await draftFor(page, '+44 7700 900101')
  await expect(panel(page).getByText('Answer')).toHaveCount(0)
  await message(page).press('Control+Enter')
  const answer = panel(page).getByText(/^Answer · 200 in \d+ ms$/)
  await answer.click()
  await expect(panel(page).locator('pre').last()).toContainText('"status": "created"')

  // the request follows the form; the answer is then the last one's
  await message(page).fill('Hello')
  await expect(panel(page).locator('pre').first()).toContainText('"messageText": "Hello"')
  await expect(panel(page).getByText(/^Last answer · 200 in \d+ ms$/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(panel(page).getByText(/answer · 200/)).toHaveCount(0)
})

for (const [number, status, said] of [
  ['+1 555 010 9003', 429, 'asked us to slow down'],
  ['+1 555 010 9004', 502, 'WhatsApp didn’t answer'],
  ['+1 555 010 9005', 500, 'had a problem'],
  ['+1 555 010 9008', 404, 'No one on WhatsApp uses'],
] as const) {
  test(`a refusal is shown as it came, one press away: ${status}`, async ({ page, overture }) => {
    overture.expectConsoleError(new RegExp(String(status)))
    await draftFor(page, number)
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(problem(page)).toContainText(said)
    // the headline has words only
    await expect(problem(page).getByText(String(status))).toBeHidden()
    await problem(page).getByText('Details', { exact: true }).click()
    await expect(problem(page).getByText(new RegExp(`^${status}`))).toBeVisible()

    await panel(page)
      .getByText(new RegExp(`^Answer · ${status} in \\d+ ms$`))
      .click()
    const raw = await panel(page).locator('pre').last().textContent()
    expect(JSON.parse(raw ?? '')).toMatchObject({ message: expect.stringMatching(/\S/) })
    const details = await problem(page).locator('pre').textContent()
    expect(JSON.parse(details ?? '')).toEqual(JSON.parse(raw ?? ''))
  })
}

test('where no answer came, that is said and nothing is made up', async ({ page, overture }) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await draftFor(page, '+44 7700 900101')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  await overture.stop()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(problem(page)).toContainText('isn’t answering')
  await expect(panel(page).getByText(/^Answer · none in \d+ ms$/)).toBeVisible()
  await expect(problem(page).getByText('Details', { exact: true })).toHaveCount(0)
})
