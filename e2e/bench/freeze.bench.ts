import type { Page } from '@playwright/test'
import { chooseMode, detail, form } from '../support/form.ts'
import { leaveLargeDraft } from '../support/large-account.ts'
import { longest, recording } from '../support/main-thread.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const megabyte = 1_000_000
const filled = (part: string, length = megabyte) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length)
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => `<b>Person ${n}</b>`).join('\n')

const texts = {
  'one endless word': filled('y'),
  'a megabyte of words': filled('lorem ipsum <b>dolor</b> '),
  'a megabyte of marks nobody sees': filled('a\u202E\u200Bb\u2066\u200D'),
  'a megabyte of faces': filled('👩‍👩‍👧'),
  'five thousand lines': lines(5000),
  'a megabyte of lines': filled('Ada Obi <ada@example.org>\n'),
  'a megabyte of separators': filled('"<,'),
  'a broken contact card': `BEGIN:VCARD\nVERSION:3.0\nFN:${filled('x;=,:')}`,
  'a card of endless lines': `BEGIN:VCARD\nVERSION:2.1\n${filled('TEL;TYPE=HOME:+1\n')}`,
  'a card that never ends its line': `BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:${filled('=\n')}`,
  'ten thousand empty cards': filled('BEGIN:VCARD\nEND:VCARD\n'),
  'a megabyte of short lines': filled('a\n'),
  'a megabyte of Arabic': filled('مرحبا بالعالم '),
  'a megabyte of Japanese': filled('漢字かな'),
  'a megabyte of Thai': filled('สวัสดีชาวโลก'),
  'a megabyte of cuneiform': filled('\u{12000}\u{10330}\u{1F700}'),
  'a message of 70,000 characters': filled('lorem ipsum dolor ', 70_000),
}

// User ID stands for the other details, which are made in the same way
const fields = {
  'Message someone': ['Account', 'Who do you want to reach?', 'User ID', 'First message'],
  'Create a chat': ['People to add', 'Group title', 'People'],
} as const

for (const [mode, names] of Object.entries(fields)) {
  for (const name of names) {
    test(`nothing freezes when far too much is pasted into ${name}`, async ({ page }) => {
      test.setTimeout(300_000)
      await page.goto('/')
      for (const [what, text] of Object.entries(texts)) {
        await openForm(page, mode as keyof typeof fields)
        if (name === 'User ID') await detail(page, name)
        if (name === 'People') await page.getByRole('button', { name: 'Paste a list' }).click()
        const field = page.getByLabel(name, { exact: true }).and(page.locator('input, textarea'))
        await page.evaluate((words) => navigator.clipboard.writeText(words), text)
        await field.focus()
        await report(page, `${name}: ${what}`, () => page.keyboard.press('ControlOrMeta+v'))
      }
    })
  }
}

test('nothing freezes when a thousand people are in the form', async ({ page }) => {
  await leaveLargeDraft(page, 1000)
  await page.goto('/')
  await expect(form.account(page)).toHaveValue('All accounts')
  await report(page, 'a thousand people: shown', () => chooseMode(page, 'Create a chat'))
  await page.getByRole('combobox', { name: 'People to add' }).focus()
  await report(page, 'a thousand people: a key', () => page.keyboard.press('x'))
  await report(page, 'a thousand people: one more', () => page.keyboard.press(','))
  await report(page, 'a thousand people: cleared', () =>
    page.getByRole('button', { name: 'Clear' }).click(),
  )
  await report(page, 'a thousand people: brought back', () =>
    page.getByRole('button', { name: 'Undo' }).click(),
  )
})

test('nothing freezes when a long message is written on', async ({ page }) => {
  await page.goto('/')
  const message = page.getByRole('textbox', { name: 'First message' })
  for (const [what, part] of Object.entries({ Latin: 'lorem ipsum ', Arabic: 'مرحبا بالعالم ' })) {
    await message.fill(filled(part, 15_000))
    await report(page, `15,000 characters of ${what}: a key`, () => page.keyboard.press('x'))
  }
})

async function openForm(page: Page, mode: keyof typeof fields) {
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.reload()
  await chooseAccount(page, 'WhatsApp')
  await chooseMode(page, mode)
}

async function report(page: Page, what: string, act: () => Promise<void>) {
  // what came before is not to be in it
  await page.waitForTimeout(200)
  const done = await recording(page, async () => {
    await act()
    await page.waitForTimeout(1000)
  })
  const time = longest(done)
  console.log(`${time.toFixed(0).padStart(5)} ms  ${what}`)
  expect.soft(time, `${what}, in milliseconds`).toBeLessThan(50)
}
