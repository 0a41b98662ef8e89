import type { Page } from '@playwright/test'
import { chooseMode, type Detail, detail, form } from '../support/form.ts'
import { leaveLargeDraft, manyContacts } from '../support/large-account.ts'
import { longest, type Recording, recording } from '../support/main-thread.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'
import { distribution } from '../support/times.ts'

// milliseconds between two keys of somebody who types fast, and between two words
const betweenKeys = 100
const betweenWords = 450
const rounds = 3
// milliseconds of computing; a frame at 60 a second
const frame = 16

const details: Record<Detail, string> = {
  'Phone number': '+44 7700 900101',
  'Full name': 'Ada Balinberg',
  Username: '@ada_balinberg',
  Email: 'ada@example.org',
  'User ID': '447700900101@s',
}

test.use({ settings: { SANDBOX_PEOPLE: String(manyContacts) } })

test.beforeEach(async ({ page }) => {
  test.setTimeout(300_000)
  await leaveLargeDraft(page)
  await page.goto('/')
  await expect(form.account(page)).toHaveValue('All accounts')
})

test('a keystroke is painted within a frame, over all accounts', async ({ page }) => {
  await expectNoneLate(page, {
    'Who do you want to reach?': 'Ada Balinberg',
    'First message': 'Hello, are you there?',
  })
})

test('a keystroke is painted within a frame, on one account', async ({ page }) => {
  await chooseAccount(page, 'WhatsApp')
  for (const name of Object.keys(details) as Detail[]) await detail(page, name)
  await expectNoneLate(page, {
    Account: 'whatsapp mara',
    'Who do you want to reach?': 'Ada Balinberg',
    ...details,
    'First message': 'Hello, are you there?',
  })
})

test('a keystroke is painted within a frame, beside two hundred people', async ({ page }) => {
  await chooseMode(page, 'Create a chat')
  await expect(page.getByRole('group', { name: 'People to add, 200' })).toBeVisible()
  await expectNoneLate(page, {
    'People to add': 'Ada Balinberg',
    'Group title': 'Launch planning',
    'First message': 'Welcome, everyone.',
  })
})

async function expectNoneLate(page: Page, texts: Record<string, string>) {
  await page.waitForLoadState('networkidle')
  const late: string[] = []
  for (const [name, text] of Object.entries(texts)) {
    const done = await recording(page, () => typeInto(page, name, text))
    const painted = distribution(worksOf(done))
    console.log(`${name}: ${painted}; longest task ${longest(done).toFixed(1)} ms`)
    if (painted.p95 > frame) late.push(name)
  }
  expect(late, 'fields whose keystrokes take longer than a frame').toEqual([])
}

async function typeInto(page: Page, name: string, text: string) {
  const field = page.getByLabel(name, { exact: true }).and(page.locator('input, textarea'))
  // once it was left, every key is checked too
  await field.focus()
  await field.blur()
  await field.focus()
  for (let round = 0; round < rounds; round++) {
    for (const key of text) {
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await page.waitForTimeout(key === ' ' ? betweenWords : betweenKeys)
    }
    await page.waitForTimeout(betweenWords)
    await field.fill('')
    await page.waitForTimeout(betweenKeys)
  }
}

/** What each key cost the page until it was painted, in milliseconds of computing. */
function worksOf({ tasks, keys, frames }: Recording): number[] {
  return keys.map((key, index) => {
    const painted = frames.find((at) => at > key) ?? keys[index + 1] ?? Number.POSITIVE_INFINITY
    const meanwhile = tasks.filter(({ start, end }) => end > key && start < painted)
    return meanwhile.reduce((sum, { cpu }) => sum + cpu, 0)
  })
}
