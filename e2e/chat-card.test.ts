import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount } from './steps.ts'

const ada = '+44 7700 900101'
const ipek = '+49 151 5550 1234'
const result = (page: Page) => page.getByRole('region', { name: 'Result' })

/** Opens a direct chat on WhatsApp by number, with a first message if one is given. */
async function open(page: Page, phone: string, message = '') {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('textbox', { name: 'Phone number' }).fill(phone)
  if (message) await page.getByRole('textbox', { name: 'First message' }).fill(message)
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Matched by')
  await page.getByRole('button', { name: /^(Start|Open existing) chat$/ }).click()
  await expect(result(page).getByRole('article')).toBeVisible()
}

async function openGroup(page: Page, network: string, title: string) {
  await page.goto('/')
  await page.getByRole('radio', { name: 'Create a chat' }).check({ force: true })
  await chooseAccount(page, network)
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await page.getByRole('textbox', { name: 'Group title' }).fill(title)
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(result(page).getByRole('article', { name: title })).toBeVisible()
}

test('the verdict stands with the check that was made before', async ({ page }) => {
  await open(page, ada)
  await expect(result(page)).toContainText('Beeper said it made this chat.')
  await expect(result(page)).toContainText('The check before sending found no chat with them.')
  await expect(result(page)).not.toContainText('These don’t agree')

  await open(page, ipek)
  await expect(result(page)).toContainText('Beeper said this chat was there before.')
  await expect(result(page)).toContainText(
    'The check before sending found this very chat, last active 3 days ago.',
  )
})

test('a first message is followed until it is delivered', async ({ page }) => {
  await open(page, ada, 'Hello Ada & welcome')
  const receipt = result(page).getByText('First message').locator('..')
  await expect(receipt).toContainText('Delivered')
  await expect(receipt.getByRole('button')).toHaveCount(0)
})

test('a first message may be written once the chat is open, and is sent once', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/messages')) sent.push(request.url())
  })
  await open(page, ada)
  await result(page).getByText('Send the first message now').click()
  await result(page).getByRole('textbox', { name: 'First message' }).fill('Hello')
  await result(page)
    .getByRole('button', { name: 'Send message' })
    .evaluate((button: HTMLButtonElement) => {
      for (let press = 0; press < 100; press++) button.click()
    })
  await expect(result(page)).toContainText('Delivered')
  expect(sent).toHaveLength(1)
})

test('a message that is not taken says so and why, and is sent again only when asked', async ({
  page,
}) => {
  await open(page, '+1 555 010 9009')
  await result(page).getByText('Send the first message now').click()
  await result(page).getByRole('textbox', { name: 'First message' }).fill('Hello')
  await result(page).getByRole('button', { name: 'Send message' }).click()
  await expect(result(page)).toContainText('Not sent')
  await expect(result(page)).toContainText('WhatsApp took no message')

  const again = page.waitForRequest((request) => request.method() === 'POST')
  await result(page).getByRole('button', { name: 'Send now' }).click()
  expect((await again).postDataJSON()).toEqual({ text: 'Hello' })
})

test('Beeper’s window is asked for, and the sandbox is honest about having none', async ({
  page,
}) => {
  await open(page, ada)
  const asked = page.waitForRequest((request) => request.url().endsWith('/v1/focus'))
  await result(page).getByRole('button', { name: 'Open in Beeper' }).click()
  expect((await asked).postDataJSON()).toEqual({ chatID: expect.any(String) })
  await expect(result(page)).toContainText('The sandbox has no window.')
})

test('a group is renamed, pinned, muted and archived where its network lets you', async ({
  page,
}) => {
  await openGroup(page, 'WhatsApp', 'Sunday walk 2')
  const card = result(page)
  await card.getByRole('textbox', { name: 'Title' }).fill('Monday walk')
  await card.getByRole('button', { name: 'Save title' }).click()
  await expect(card.getByRole('heading', { name: 'Monday walk' })).toBeVisible()

  for (const [press, flag, back] of [
    ['Pin', 'Pinned', 'Unpin'],
    ['Mute', 'Muted', 'Unmute'],
    ['Archive', 'Archived', 'Unarchive'],
  ] as const) {
    await card.getByRole('button', { name: press, exact: true }).click()
    await expect(card.getByRole('list', { name: 'State' })).toContainText(flag)
    await expect(card.getByRole('button', { name: back })).toBeVisible()
  }
  await card.getByRole('button', { name: 'Unpin' }).click()
  await expect(card.getByRole('list', { name: 'State' })).not.toContainText('Pinned')
})

test('a direct chat has no title to change', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('button', { name: 'Pin' })).toBeVisible()
  await expect(result(page).getByRole('textbox', { name: 'Title' })).toHaveCount(0)
})

test('what was said of the capabilities can be read as it came', async ({ page }) => {
  await open(page, ada)
  await result(page).getByText('Capabilities as they came').click()
  await expect(result(page).locator('pre')).toContainText('"maxTextLength": 65536')
})
