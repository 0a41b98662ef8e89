import type { Page } from '@playwright/test'
import { pill as connectionPill, signIn } from '../support/connection-steps.ts'
import { chooseMode, detail, fillDetail, openDevelopers } from '../support/form.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const request = (page: Page) => page.getByRole('region', { name: 'For developers' })
const pill = (page: Page, name: string) => page.getByRole('button', { name: `Remove ${name}` })

async function addOne(page: Page, name: string, number: string) {
  await page.getByRole('combobox', { name: 'People to add' }).fill(number)
  await page.getByRole('option', { name: `${name}, ${number}` }).click()
  await expect(pill(page, name)).toBeVisible()
}

async function startGroup(page: Page) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await openDevelopers(page)
}

test('people are looked up again on another account, and are restored when it changes back', {
  tag: '@core',
}, async ({ page }) => {
  await startGroup(page)
  await addOne(page, 'Sam Park', '+15550100130')
  await addOne(page, 'Amélie Lefèvre', '+33199000107')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Trip')
  await expect(request(page)).toContainText('@447700900101:local-whatsapp.localhost')

  await chooseAccount(page, 'Telegram')
  await expect(request(page)).toContainText('@1700900101:local-telegram.localhost')
  await expect(request(page)).toContainText('@1155500104:local-telegram.localhost')
  await expect(request(page)).not.toContainText('local-whatsapp.localhost')
  // the account has only another Sam Park, whose number is hidden
  await expect(pill(page, 'Sam Park')).toHaveAccessibleDescription(
    '“Sam Park” may be another person on Telegram. Choose who you mean.',
  )
  const written: string[] = []
  page.on('request', (sent) => {
    if (/\/chats(\/start)?$/.test(sent.url()) && sent.method() === 'POST') written.push(sent.url())
  })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('“Sam Park” may be another person')
  expect(written).toEqual([])

  await chooseAccount(page, 'WhatsApp')
  for (const number of ['447700900101', '4915155500104', '15550100130', '33199000107']) {
    await expect(request(page)).toContainText(`@${number}:local-whatsapp.localhost`)
  }
  await expect(pill(page, 'Sam Park')).toHaveAccessibleDescription('')
  await page.getByRole('button', { name: 'Create group of 5' }).click()
  await expect(page.getByRole('article', { name: 'Trip' })).toContainText('Group of 5')
})

test('two namesakes keep their own numbers on another account', async ({ page }) => {
  await startGroup(page)
  await addOne(page, 'Sam Park', '+15550100130')
  await page.getByRole('combobox', { name: 'People to add' }).fill('+15550100131')
  await page.getByRole('option', { name: 'Sam Park, +15550100131' }).click()
  await chooseAccount(page, 'Telegram')
  const second = page.getByRole('button', { name: 'Choose who “Sam Park, +15550100131” is' })
  await expect(second).toBeVisible()
  await second.press('Enter')
  await page.getByRole('menuitem', { name: 'Sam Park, sampark_music' }).press('Enter')
  await expect(request(page)).toContainText('@1550100131:local-telegram.localhost')
  await expect(pill(page, 'Sam Park, +15550100130')).toHaveAccessibleDescription(
    /may be another person/,
  )
})

test('after a quick change of account a late answer of the other one is ignored', async ({
  page,
}) => {
  await startGroup(page)
  for (const network of ['Telegram', 'Slack', 'Signal']) await chooseAccount(page, network)
  await expect(request(page)).toContainText('447700900101:local-signal.localhost')
  await expect(request(page)).toContainText('915155500104:local-signal.localhost')
})

test('a name typed before an account is chosen is looked up once one is', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await page.getByRole('combobox', { name: 'People to add' }).focus()
  // a name of several contacts
  await page.keyboard.type('Sam Park,')
  await expect(pill(page, 'Sam Park')).toHaveAccessibleDescription(
    '“Sam Park” is looked up as soon as an account is chosen.',
  )
  await chooseAccount(page, 'WhatsApp')
  await expect(page.getByRole('button', { name: 'Choose who “Sam Park” is' })).toBeVisible()
})

test('a chosen contact loses their ID on another account, and keeps the number', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'Telegram')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('Ada')
  await page.getByRole('option', { name: /^Ada Obi/ }).click()
  await expect(await detail(page, 'User ID')).toHaveValue('@1700900101:local-telegram.localhost')

  await chooseAccount(page, 'Signal')
  await expect(await detail(page, 'User ID')).toHaveValue('')
  await expect(await detail(page, 'Username')).toHaveValue('')
  await expect(await detail(page, 'Phone number')).toHaveValue('+447700900101')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText(
    'Found in your Signal chats by phone number.',
  )
  await expect(await openDevelopers(page)).toContainText('"phoneNumber": "+447700900101"')
  await expect(request(page)).not.toContainText('telegram')

  await chooseAccount(page, 'Telegram')
  await expect(await detail(page, 'User ID')).toHaveValue('@1700900101:local-telegram.localhost')
  await expect(await detail(page, 'Username')).toHaveValue('ada_obi')
})

test('an ID typed by hand stays on every account', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'User ID', '@ada:beeper.example')
  await chooseAccount(page, 'Beeper (Matrix)')
  await expect(await detail(page, 'User ID')).toHaveValue('@ada:beeper.example')
})

test('people added in the sandbox are looked up again in Beeper', async ({ page, beeper }) => {
  await startGroup(page)
  await expect(connectionPill(page, 'Sandbox')).toBeVisible()
  await signIn(page)
  await chooseAccount(page, 'WhatsApp')
  await expect(pill(page, 'Ada Obi')).toHaveAccessibleDescription('')
  await expect(pill(page, 'Tess Brandt')).toHaveAccessibleDescription('')
  const lookups = beeper.requests.filter((call) => /GET .*\/contacts$/.test(call))
  expect(lookups.length).toBeGreaterThanOrEqual(2)
})

test('a failed lookup is retried at its pill', async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await signIn(page)
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  const stopRefusing = beeper.refuse(/\/contacts/, {
    status: 403,
    body: { code: 'x', message: 'Later' },
  })
  await page.getByRole('combobox', { name: 'People to add' }).focus()
  await page.keyboard.type('Ada Obi,')
  const again = page.getByRole('button', { name: 'Look “Ada Obi” up again' })
  await expect(again).toHaveAccessibleDescription(
    '“Ada Obi” could not be looked up. Try again, or remove them.',
  )
  stopRefusing()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(pill(page, 'Ada Obi')).toHaveAccessibleDescription('')
  await openDevelopers(page)
  await expect(request(page)).toContainText('@447700900101:local-whatsapp.localhost')
})
