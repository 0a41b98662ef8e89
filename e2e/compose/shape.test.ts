import type { Page } from '@playwright/test'
import { chooseMode, detail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

const create = (page: Page) => chooseMode(page, 'Create a chat')

test('each field says how the chosen network uses it, and unused fields are hidden', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await expect(await detail(page, 'Phone number')).toHaveAccessibleDescription(
    /^WhatsApp looks this up/,
  )
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveCount(0)
  await page.getByRole('button', { name: /more fields$/ }).click()
  await expect(await detail(page, 'Username')).toHaveAccessibleDescription('not used by WhatsApp')
  await chooseAccount(page, 'Twitter/X')
  await expect(await detail(page, 'Phone number')).toHaveAccessibleDescription(
    /^not used by Twitter\/X/,
  )
  await expect(await detail(page, 'Username')).toHaveAccessibleDescription(
    'Twitter/X looks this up',
  )
  await chooseAccount(page, 'Google Messages')
  await expect(await detail(page, 'Phone number')).toHaveAccessibleDescription(
    /^Google Messages takes any number/,
  )
})

test('the rows of the details are aligned, however long a network’s name is', async ({ page }) => {
  await page.goto('/')
  await detail(page, 'Full name')
  for (const network of ['Google Messages', 'Beeper (Matrix)', 'WhatsApp']) {
    await chooseAccount(page, network)
    const boxes = await page
      .locator('details')
      .filter({ hasText: 'Details by hand' })
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().y))
    expect(boxes.length).toBeGreaterThan(0)
    for (let at = 1; at < boxes.length; at += 2) expect(boxes[at]).toBe(boxes[at - 1])
  }
})

test('the switch for invites is shown where it has an effect, and says which', async ({ page }) => {
  await page.goto('/')
  const invite = page.getByRole('switch', { name: 'Allow an invite' })
  await expect(form.message(page)).toBeVisible()
  await expect(invite).toHaveCount(0)
  await chooseAccount(page, 'WhatsApp')
  await expect(invite).toHaveCount(0)
  await chooseAccount(page, 'Beeper (Matrix)')
  await expect(invite).toHaveAccessibleDescription(/opens a first chat by inviting them/)
})

test('a network without new chats or groups says so before sending', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Discord')
  await form.who(page).fill('quentin')
  await expect(form.preview(page)).toContainText(
    'Discord can’t start new chats here – only open ones you already have.',
  )
  await create(page)
  await expect(page.getByText('Discord makes no groups')).toBeVisible()
  await expectNoBreach(page)
})

test('limits, titles and required messages follow the network', async ({ page }) => {
  await page.goto('/')
  await create(page)
  await chooseAccount(page, 'Slack')
  await page.getByText('Group', { exact: true }).click()
  await expect(form.people(page)).toHaveAccessibleDescription(/0 of 2–8/)
  await expect(form.title(page)).toHaveAccessibleDescription(/gives groups no title/)
  await chooseAccount(page, 'Signal')
  await expect(form.title(page)).toHaveAccessibleDescription(/required/)
  await form.title(page).fill('🎻🎻')
  await expect(form.title(page)).toHaveAccessibleDescription(/8 \/ 32 bytes/)
  await chooseAccount(page, 'iMessage')
  await expect(form.message(page)).toHaveAccessibleDescription(/required/)
})
