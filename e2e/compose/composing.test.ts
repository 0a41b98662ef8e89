import type { CDPSession, Page } from '@playwright/test'
import { chooseMode, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const { who, people, message } = form

/** Everything that opens a chat, as it leaves the page. */
function opensOf(page: Page) {
  const opens: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/v1\/chats/.test(request.url())) opens.push(request.url())
  })
  return opens
}

/** What a person composes with: an input method that shows a text before it is settled. */
async function inputMethod(page: Page) {
  const browser = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      browser.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    settle: (text: string) => browser.send('Input.insertText', { text }),
    press: (key: string, modifiers = 0) => pressComposing(browser, key, modifiers),
  }
}

/** A key that the input method keeps for itself: the page only hears of it, by code 229. */
async function pressComposing(browser: CDPSession, key: string, modifiers: number) {
  const event = { key, code: codes[key] ?? '', windowsVirtualKeyCode: 229, modifiers }
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
}

const codes: Record<string, string> = {
  ...{ Enter: 'Enter', ',': 'Comma', ';': 'Semicolon', ArrowDown: 'ArrowDown', Escape: 'Escape' },
  ...{ Tab: 'Tab', Backspace: 'Backspace', '1': 'Digit1', '2': 'Digit2' },
}
const ctrl = 2
const alt = 1

test('a name is composed in Who: nothing is picked or sent before it is settled', {
  tag: '@core',
}, async ({ page }) => {
  const opens = opensOf(page)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await who(page).focus()
  const { compose, settle, press } = await inputMethod(page)
  await compose('佐')
  await expect(page.getByRole('option', { name: /佐藤 遥/ })).toBeVisible()
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await press(key)
  await press('Enter', ctrl)
  await expect(who(page)).toHaveValue('佐')
  await expect(who(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await compose('佐藤')
  await settle('佐藤')
  await expect(who(page)).toHaveValue('佐藤')

  await expect(page.getByRole('option', { name: /佐藤 遥/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(who(page)).toHaveValue('佐藤 遥')
  expect(opens).toEqual([])
})

test('names are composed in People to add: no comma, Enter or Tab of composing makes a pill', async ({
  page,
}) => {
  const opens = opensOf(page)
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await people(page).focus()
  const { compose, settle, press } = await inputMethod(page)
  await compose('김,')
  for (const key of [',', ';', 'Enter', 'Tab', 'Backspace']) await press(key)
  await press('Enter', ctrl)
  await expect(people(page)).toHaveValue('김,')
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  expect(opens).toEqual([])

  // a comma that was composed, as on a phone, separates once it is settled
  await compose('@kim:example.org,')
  await settle('@kim:example.org,')
  await expect(page.getByRole('button', { name: /^Remove @kim:example\.org/ })).toBeVisible()
  await expect(people(page)).toHaveValue('')
})

test('words are composed in the first message, and Ctrl Enter sends them only when settled', async ({
  page,
}) => {
  const opens = opensOf(page)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await message(page).focus()
  const { compose, settle, press } = await inputMethod(page)
  await compose('こんにちは')
  await press('Enter')
  await press('Enter', ctrl)
  await press('2', alt)
  await expect(page.getByRole('radio', { name: 'Message someone' })).toBeChecked()
  await expect(message(page)).toHaveValue('こんにちは')
  expect(opens).toEqual([])

  await settle('今日は')
  const sent = page.waitForRequest((request) => request.url().endsWith('/v1/chats/start'))
  await page.keyboard.press('Control+Enter')
  expect((await sent).postDataJSON()).toMatchObject({ messageText: '今日は' })
})

test('AltGr types characters and switches nothing, whichever way a system reports it', async ({
  page,
}) => {
  const opens = opensOf(page)
  await page.goto('/')
  await message(page).focus()
  const start = page.getByRole('radio', { name: 'Message someone' })
  // Windows says Ctrl and Alt
  await page.keyboard.press('Control+Alt+Digit2')
  await page.keyboard.press('Control+Alt+Enter')
  await expect(start).toBeChecked()
  // the others say AltGraph, with Alt or without: ² on a German keyboard, ę on a Polish one
  const pressed = await message(page).evaluate((field) =>
    [
      { key: '²', code: 'Digit2', altKey: true },
      { key: '²', code: 'Digit2', altKey: false },
      { key: 'ę', code: 'KeyE', altKey: false },
      { key: 'Enter', code: 'Enter', ctrlKey: true, altKey: true },
    ].map((key) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', {
          ...key,
          modifierAltGraph: true,
          bubbles: true,
          cancelable: true,
        }),
      ),
    ),
  )
  // nobody has taken the keys for something else
  expect(pressed).toEqual([true, true, true, true])
  await expect(start).toBeChecked()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(opens).toEqual([])
})
