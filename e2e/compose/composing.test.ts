import type { CDPSession, Page } from '@playwright/test'
import { chooseMode, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const { who, people, message } = form

/** The URLs of requests that open a chat. */
function opensOf(page: Page) {
  const opens: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/v1\/chats/.test(request.url())) opens.push(request.url())
  })
  return opens
}

/** An input method editor (IME), which shows a text before it is committed. */
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

/** A key that the IME consumes: the page only gets a keydown with key code 229. */
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

test('a name is composed in Who: nothing is chosen or sent before it is committed', {
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

test('names are composed in People to add: a comma, Enter or Tab of the IME makes no pill', async ({
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

  // a composed comma, as on a phone, separates once it is committed
  await compose('@kim:example.org,')
  await settle('@kim:example.org,')
  await expect(page.getByRole('button', { name: /^Remove @kim:example\.org/ })).toBeVisible()
  await expect(people(page)).toHaveValue('')
})

test('a first message is composed, and Ctrl Enter sends it only once committed', async ({
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

test('AltGr types characters and triggers no shortcut, however a system reports it', async ({
  page,
}) => {
  const opens = opensOf(page)
  await page.goto('/')
  await message(page).focus()
  const start = page.getByRole('radio', { name: 'Message someone' })
  // Windows reports Ctrl and Alt
  await page.keyboard.press('Control+Alt+Digit2')
  await page.keyboard.press('Control+Alt+Enter')
  await expect(start).toBeChecked()
  // others report AltGraph, with or without Alt: ² on a German keyboard, ę on a Polish one
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
  // no shortcut used the keys
  expect(pressed).toEqual([true, true, true, true])
  await expect(start).toBeChecked()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(opens).toEqual([])
})
