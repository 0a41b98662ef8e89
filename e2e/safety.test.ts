import type { Page } from '@playwright/test'
import { chooseMode } from './form.ts'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from './steps.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function draftFor(page: Page, number: string, message: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await field(page, 'Phone number').fill(number)
  await field(page, 'First message').fill(message)
}

test('a draft outlives a reload, each mode with its own', async ({ page }) => {
  await draftFor(page, '+44 7700 900101', 'Hello there')
  await chooseMode(page, 'Create a chat')
  await addPerson(page, 'Ada Obi')
  await page.getByRole('combobox', { name: 'People to add' }).fill('half a na')
  await field(page, 'First message').fill('Hello, both')
  // no time to be written before the page goes
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'People to add' })).toHaveValue('half a na')
  await expect(field(page, 'First message')).toHaveValue('Hello, both')
  await chooseMode(page, 'Message someone')
  await expect(field(page, 'Phone number')).toHaveValue('+44 7700 900101')
})

test('a draft that cannot be read is left aside', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('overture.draft', '{"version":1,"draft":{}}'))
  await page.reload()
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
  await expect(field(page, 'First message')).toHaveValue('')
})

test('clearing is undone by a button, and by Ctrl Z', async ({ page }) => {
  await draftFor(page, '+44 7700 900101', 'Hello')
  const clear = page.getByRole('button', { name: 'Clear' })
  await clear.press('Enter')
  await expect(field(page, 'First message')).toHaveValue('')
  await expect(page.getByText('The form is empty now.')).toBeVisible()
  await expectNoBreach(page)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page, 'First message')).toHaveValue('Hello')
  await expect(field(page, 'Phone number')).toHaveValue('+44 7700 900101')

  await clear.press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(field(page, 'First message')).toHaveValue('Hello')
  await clear.press('Enter')
  await field(page, 'First message').fill('New words')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('a long wait is said, can be stopped, and the chat is looked for then', async ({
  page,
  overture,
}) => {
  test.slow()
  overture.expectConsoleError(/./)
  await draftFor(page, '+44 7700 900101', 'Hello')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  overture.freeze()
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await expect(page.getByText('Still waiting – some networks take a while.')).toBeVisible()
  const stop = page.getByRole('button', { name: 'Stop waiting' })
  await expect(stop).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('the chat may exist all the same')).toBeVisible()
  await stop.press('Enter')
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toContainText('We don’t know whether this worked.')
  await expect(field(page, 'First message')).toHaveValue('Hello')
  overture.thaw()
  await expect(problem).toContainText(/The chat is there|No such chat is there/, {
    timeout: 20_000,
  })
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('dialog', { name: 'Send this again?' })).toContainText(
    'nobody knows yet whether it worked',
  )
})

test('a megabyte in the message is cut to what is possible, told, and freezes nothing', async ({
  page,
}) => {
  await draftFor(page, '+44 7700 900101', '')
  await field(page, 'First message').fill('y'.repeat(1_000_000))
  await expect(page.getByText('That was 1,000,000 characters')).toBeVisible()
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('This message is too long for WhatsApp')
})
