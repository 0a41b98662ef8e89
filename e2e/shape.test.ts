import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount, expectNoBreach } from './steps.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const create = (page: Page) =>
  page.getByRole('radio', { name: 'Create a chat' }).check({ force: true })

test('each field says what the chosen network does with it', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await expect(field(page, 'Phone number')).toHaveAccessibleDescription(/^WhatsApp looks this up/)
  await expect(field(page, 'Username')).toHaveAccessibleDescription('not used by WhatsApp')
  await chooseAccount(page, 'Twitter/X')
  await expect(field(page, 'Phone number')).toHaveAccessibleDescription(/^not used by Twitter\/X/)
  await expect(field(page, 'Username')).toHaveAccessibleDescription('Twitter/X looks this up')
  await chooseAccount(page, 'Google Messages')
  await expect(field(page, 'Phone number')).toHaveAccessibleDescription(
    /^Google Messages takes any number/,
  )
})

test('the rows of the details are level, however long a network’s name is', async ({ page }) => {
  await page.goto('/')
  for (const network of ['Google Messages', 'Beeper (Matrix)', 'WhatsApp']) {
    await chooseAccount(page, network)
    const top = async (name: string) => (await field(page, name).boundingBox())?.y
    expect(await top('Phone number')).toBe(await top('Full name'))
    expect(await top('Username')).toBe(await top('Email'))
  }
})

test('the switch for invites says where it matters, and where it changes nothing', async ({
  page,
}) => {
  await page.goto('/')
  const invite = page.getByRole('switch', { name: 'Allow an invite' })
  await chooseAccount(page, 'WhatsApp')
  await expect(invite).toHaveAccessibleDescription(/changes nothing there/)
  await chooseAccount(page, 'Beeper (Matrix)')
  await expect(invite).toHaveAccessibleDescription(/opens a first chat by inviting them/)
})

test('a network without new chats or groups says so before anything is pressed', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'Discord')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('ada')
  await expect(page.getByText('Discord opens no new chats from here')).toBeVisible()
  await create(page)
  await expect(page.getByText('Discord makes no groups')).toBeVisible()
  await expectNoBreach(page)
})

test('limits, titles and required words follow the network', async ({ page }) => {
  await page.goto('/')
  await create(page)
  await chooseAccount(page, 'Slack')
  await expect(page.getByText('A group on Slack takes 2 to 8 other people.')).toBeVisible()
  await expect(field(page, 'Group title')).toHaveAccessibleDescription(/gives groups no title/)
  await chooseAccount(page, 'Signal')
  await expect(field(page, 'Group title')).toHaveAccessibleDescription(/required/)
  await field(page, 'Group title').fill('🎻🎻')
  await expect(field(page, 'Group title')).toHaveAccessibleDescription(/8 \/ 32 bytes/)
  await chooseAccount(page, 'iMessage')
  await expect(field(page, 'First message')).toHaveAccessibleDescription(/required/)
})
