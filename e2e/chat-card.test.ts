import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createCrowd, remember, showEverybody } from './crowd.ts'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from './steps.ts'

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

test('everybody in a big group is loaded when asked for, scrolled through and searched', async ({
  page,
  overture,
}) => {
  const crowd = await createCrowd(overture.url, 5000)
  await remember(page, crowd)
  const list = await showEverybody(page, crowd)
  await expect(result(page)).toContainText('Participants5,001')
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5001')
  await expect(result(page).getByRole('button', { name: 'Load all' })).toHaveCount(0)

  await page.getByRole('region', { name: 'Participants' }).last().press('End')
  await expect(list).toContainText('Mara Ruiz')
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)

  await result(page).getByRole('searchbox', { name: 'Filter participants' }).fill('2004711')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(result(page)).toContainText('1 of 5,001')
})

test('two opened chats stand side by side, and what differs is marked', async ({ page }) => {
  await openGroup(page, 'WhatsApp', 'Walkers')
  await openGroup(page, 'Telegram', 'Runners')
  await result(page)
    .getByRole('combobox', { name: 'Another chat that you opened' })
    .selectOption('Walkers · WhatsApp')
  const sheet = page.getByRole('dialog', { name: 'Runners and Walkers' })
  await expect(sheet.getByRole('columnheader', { name: 'Walkers' })).toBeVisible()
  const length = sheet.getByRole('row', { name: /Message length/ })
  await expect(length).toContainText('up to 4,096 characters')
  await expect(length).toContainText('up to 65,536 characters')
  await expect(length.getByRole('rowheader')).toContainText('differs')
  await expect(sheet.getByRole('row', { name: /^Reply/ })).toBeVisible()
  await expectNoBreach(page)

  await sheet.getByRole('checkbox', { name: 'Only what differs' }).check()
  await expect(sheet.getByRole('row', { name: /^Reply/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('the card is copied as Markdown, without identifiers unless they are wanted', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, ada)
  const copied = async () => {
    await result(page).getByRole('button', { name: 'Copy as Markdown' }).click()
    await expect(result(page)).toContainText('Copied.')
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const without = await copied()
  expect(without).toContain('## Ada Obi')
  expect(without).toContain('Reply: fully supported')
  expect(without).not.toMatch(/447700900101|local-whatsapp/)

  await result(page)
    .getByRole('checkbox', { name: /^With identifiers/ })
    .check()
  expect((await copied()).replaceAll('\\', '')).toContain('+447700900101')
})

test('the card is saved as a picture', async ({ page }) => {
  await open(page, ada)
  const saving = page.waitForEvent('download')
  await result(page).getByRole('button', { name: 'Save as picture' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('overture-chat.png')
  const picture = readFileSync(await download.path())
  expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  // width and height stand right behind the name of the first chunk
  expect(picture.readUInt32BE(16)).toBe(1200)
  expect(picture.readUInt32BE(20)).toBeGreaterThan(900)
  await expect(result(page)).toContainText('The picture was saved.')
})

test('the card is worked by keyboard alone', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(result(page).getByRole('button', { name: 'Open in Beeper' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('The sandbox has no window.')
  for (const name of ['Copy chat ID', 'Start another']) {
    await page.keyboard.press('Tab')
    await expect(result(page).getByRole('button', { name })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('Delivered')
})

for (const { colorScheme, ...size } of [
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const) {
  test(`a card with everybody breaks no rule, ${size.width} px wide and ${colorScheme}`, async ({
    page,
    overture,
  }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const crowd = await createCrowd(overture.url, 120)
    await remember(page, crowd)
    await expect((await showEverybody(page, crowd)).getByRole('listitem').first()).toBeVisible()
    await result(page).getByText('Send the first message now').click()
    await result(page).getByText('Capabilities as they came').click()
    await expectNoBreach(page)
  })
}
