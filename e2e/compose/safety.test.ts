import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function draftFor(page: Page, number: string, message: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
  await field(page, 'First message').fill(message)
}

test('a draft survives a reload, separately for each mode, and clearing it can be undone', {
  tag: '@core',
}, async ({ page }) => {
  await test.step('a reload', async () => {
    await draftFor(page, '+44 7700 900101', 'Hello there')
    await chooseMode(page, 'Create a chat')
    await addPerson(page, 'Ada Obi')
    await page.getByRole('combobox', { name: 'People to add' }).fill('half a na')
    await field(page, 'First message').fill('Hello, both')
    // reloads before the draft is written
    await page.reload()
    await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'People to add' })).toHaveValue('half a na')
    await expect(field(page, 'First message')).toHaveValue('Hello, both')
    await chooseMode(page, 'Message someone')
    await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  })

  await test.step('undo by button and by Ctrl Z', async () => {
    await field(page, 'First message').fill('Hello')
    const clear = page.getByRole('button', { name: 'Clear' })
    await clear.press('Enter')
    await expect(field(page, 'First message')).toHaveValue('')
    await expect(page.getByText('Form cleared.')).toBeVisible()
    await expectNoBreach(page)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(field(page, 'First message')).toHaveValue('Hello')
    await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')

    await clear.press('Enter')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(field(page, 'First message')).toHaveValue('Hello')
    await clear.press('Enter')
    await field(page, 'First message').fill('New words')
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  })
})

test('an unreadable draft is ignored', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    sessionStorage.setItem('overture.draft', '{"version":2,"draft":{}}')
    localStorage.setItem('overture.draft.newest', '{"version":1,"draft":{"messageText":"Old"}}')
  })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
  await expect(field(page, 'First message')).toHaveValue('')
})

test('a long wait is reported and can be stopped, and sending again asks for confirmation', {
  tag: '@core',
}, async ({ page }) => {
  await page.clock.install()
  await draftFor(page, '+44 7700 900101', 'Hello')
  await expect(form.preview(page)).toContainText('Ada Obi')
  await page.route(/\/chats\/start$/, () => undefined)
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await expect(form.preview(page)).toContainText(
    'If you stop waiting, the chat may still be opened.',
  )
  await page.clock.fastForward(4_000)
  await expect(page.getByText('Still waiting. You can stop waiting.')).toBeAttached()
  await page.getByRole('button', { name: 'Stop waiting' }).press('Enter')
  await expect(form.problem(page)).toContainText('We don’t know whether this worked.')
  await expect(form.problem(page)).toContainText('There is no chat with Ada Obi yet.')
  await expect(field(page, 'First message')).toHaveValue('Hello')
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('dialog', { name: 'Send this again?' })).toContainText(
    'it is not known whether it worked',
  )
})

test('a megabyte in the message is cut, reported, and does not freeze the page', async ({
  page,
}) => {
  await draftFor(page, '+44 7700 900101', '')
  await field(page, 'First message').fill('y'.repeat(1_000_000))
  await expect(page.getByText('That was 1,000,000 characters')).toBeVisible()
  await field(page, 'First message').press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('This message is too long for WhatsApp')
})
