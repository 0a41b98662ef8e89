import type { Page } from '@playwright/test'
import { browserStorage } from '../support/connection-steps.ts'
import { chooseMode, fillDetail } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach, pressUntilGone } from '../support/steps.ts'

const message = (page: Page) => page.getByRole('textbox', { name: 'First message' })
const result = (page: Page) => page.getByRole('region', { name: 'Result' })
const question = (page: Page) => page.getByRole('dialog', { name: /again\?$/ })
/** Fills the form again, which is cleared once a chat is open. */
const fillAgain = (page: Page) => page.getByRole('button', { name: 'Fill again' }).press('Enter')

/** The requests that open a chat. */
function opensOf(page: Page) {
  const opens: string[] = []
  page.on('request', (request) => {
    const isOpening = /\/v1\/chats(\/start)?$/.test(new URL(request.url()).pathname)
    if (isOpening && request.method() === 'POST') opens.push(request.url())
  })
  return opens
}

async function draftFor(page: Page, number: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
}

test('opening the same chat again asks for confirmation, and Enter confirms', async ({ page }) => {
  const opens = opensOf(page)
  await draftFor(page, '+44 7700 900101')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(result(page)).toContainText('New chat')
  await fillAgain(page)
  await page.getByRole('button', { name: 'Open existing chat' }).click()
  await expect(question(page)).toContainText(
    /You opened this .+\. Opening it again finds the same chat\./,
  )
  await expect(question(page).getByRole('button', { name: 'Open again' })).toBeFocused()
  await expectNoBreach(page)
  expect(opens).toHaveLength(1)

  await pressUntilGone(question(page), () => page.keyboard.press('Enter'))
  await expect(result(page)).toContainText('Existing chat')
  expect(opens).toHaveLength(2)
})

test('the same message is not sent twice without confirmation, also after a reload', {
  tag: '@core',
}, async ({ page }) => {
  const opens = opensOf(page)
  await draftFor(page, '+44 7700 900101')
  await message(page).fill('Hello')
  await message(page).press('Control+Enter')
  await expect(result(page)).toContainText('New chat')
  await fillAgain(page)
  await expect(message(page)).toHaveValue('')
  await message(page).fill('Hello')
  await message(page).press('Control+Enter')
  await expect(question(page)).toContainText(
    /You sent this to Ada Obi .+\. Sending it again delivers the same message twice\./,
  )
  await expect(question(page).getByRole('button', { name: 'Don’t send' })).toBeFocused()
  await expectNoBreach(page)
  await page.keyboard.press('Escape')
  await expect(question(page)).toHaveCount(0)
  expect(opens).toHaveLength(1)

  await page.reload()
  await message(page).press('Control+Enter')
  const again = question(page).getByRole('button', { name: 'Send again' })
  await expect(again).toBeVisible()
  await pressUntilGone(question(page), () =>
    again.evaluate((button: HTMLButtonElement) => {
      for (let press = 0; press < 1000; press++) button.click()
    }),
  )
  await expect(result(page)).toContainText('Existing chat')
  expect(opens).toHaveLength(2)

  await fillAgain(page)
  await message(page).fill('Something else')
  await message(page).press('Control+Enter')
  await expect.poll(() => opens.length).toBe(3)
  await expect(message(page)).toHaveValue('')
  // the draft is removed after a delay; ↑ restores the last message, and no other
  const stored = async () => {
    const { browser, tab } = await browserStorage(page)
    const { 'overture.message.last': last, ...rest } = browser
    return { last, hasMessage: /Hello|Something/.test(JSON.stringify([rest, tab])) }
  }
  await expect.poll(stored).toEqual({ last: 'Something else', hasMessage: false })
})

test('a second group with the same people asks for confirmation', async ({ page }) => {
  const opens = opensOf(page)
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Trip')
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(result(page)).toContainText('New chat')
  await fillAgain(page)
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(question(page)).toContainText('makes a second group with the same people')
  await expect(question(page).getByRole('button', { name: 'Don’t create' })).toBeFocused()
  await pressUntilGone(question(page), () => page.keyboard.press('Enter'))
  expect(opens).toHaveLength(1)
})

test('a double click, a held Enter or Enter pressed twice sends once and confirms nothing', async ({
  page,
}) => {
  await page.clock.install()
  const opens = opensOf(page)
  await draftFor(page, '+44 7700 900101')
  await page.getByRole('button', { name: 'Start chat' }).dblclick()
  await expect(result(page)).toContainText('New chat')
  await expect(question(page)).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await fillAgain(page)

  // pressed and not released: the key repeats
  await page.getByRole('button', { name: 'Open existing chat' }).focus()
  await page.keyboard.down('Enter')
  await expect(question(page)).toBeVisible()
  await page.clock.fastForward(1000)
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Open existing chat' }).focus()
  await page.keyboard.press('Enter')
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('Enter')
  await page.clock.fastForward(1000)
  await expect(question(page)).toBeVisible()
  expect(opens).toHaveLength(1)
})

test('a thousand clicks send one request, and the chat is shown', async ({ page }) => {
  test.slow()
  // so tall that nothing scrolls away under the pointer
  await page.setViewportSize({ width: 1280, height: 2000 })
  const opens = opensOf(page)
  await draftFor(page, '+44 7700 900101')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  const box = await page.getByRole('button', { name: 'Start chat' }).boundingBox()
  if (!box) throw new Error('the button is not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  for (let press = 0; press < 1000; press++) await page.mouse.click(x, y)
  // the form is cleared after the response, so that later clicks can open nothing
  await expect(result(page)).toContainText('New chat')
  await expect(question(page)).toHaveCount(0)
  expect(opens).toHaveLength(1)
})

test('a request pending at a reload asks for confirmation', async ({ page }) => {
  const opens = opensOf(page)
  await draftFor(page, '+1 555 010 9001')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await expect.poll(() => opens).toHaveLength(1)
  await page.reload()
  await page.getByRole('button', { name: /chat$/ }).click()
  await expect(question(page)).toContainText('it is not known whether it worked')
  expect(opens).toHaveLength(1)
})
