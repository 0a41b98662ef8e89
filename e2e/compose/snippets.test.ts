import type { Page } from '@playwright/test'
import { chooseMode, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, expectNoBreach } from '../support/steps.ts'

const button = (page: Page) => page.getByRole('button', { name: 'Snippets' })
const panel = (page: Page) => page.getByRole('dialog', { name: 'Snippets' })
const list = (page: Page) => panel(page).getByRole('list', { name: 'Snippets' })
const rows = (page: Page) => list(page).getByRole('listitem').locator('bdi')
const { message } = form

async function save(page: Page, text: string) {
  await message(page).fill(text)
  await button(page).press('Enter')
  await panel(page).getByRole('button', { name: 'Save as snippet' }).press('Enter')
  await expect(panel(page).getByRole('status')).toHaveText('Saved.')
  await page.keyboard.press('Escape')
  await expect(button(page)).toBeFocused()
}

test('snippets are saved, inserted with a name, deleted and restored, by keyboard', {
  tag: '@core',
}, async ({ page }) => {
  const writes: string[] = []
  page.on('request', (request) => {
    if (/chats/.test(request.url()) && request.method() !== 'GET') writes.push(request.url())
  })
  await page.goto('/')

  await test.step('a message is saved once, and survives a reload', async () => {
    await save(page, 'On my way')
    await save(page, 'Hi {first name}, coffee at nine?')
    await button(page).press('Enter')
    await panel(page).getByRole('button', { name: 'Save as snippet' }).press('Enter')
    await expect(panel(page).getByRole('status')).toHaveText('This message is a snippet already.')
    await page.keyboard.press('Escape')
    await message(page).fill('')
    await page.reload()
    await button(page).press('Enter')
    await expect(rows(page)).toHaveText(['Hi {first name}, coffee at nine?', 'On my way'])
    await expectNoBreach(page)
  })

  await test.step('with no one chosen the placeholder stays, is reported, and is not sent', async () => {
    await expect(
      panel(page).getByRole('button', { name: 'Insert: Hi {first name}, coffee at nine?' }),
    ).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(message(page)).toBeFocused()
    await expect(message(page)).toHaveValue('Hi {first name}, coffee at nine?')
    await expect(page.getByText('No name is known yet for {first name}.')).toBeVisible()
    await form.who(page).fill('Ada Obi')
    await expect(form.preview(page)).toContainText('Ada Obi')
    const fill = page.getByRole('button', { name: 'Fill in “Ada”' })
    await expect(fill).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(form.problem(page)).toContainText('The message still says {first name}.')
    expect(writes).toEqual([])
    await fill.press('Enter')
    await expect(message(page)).toHaveValue('Hi Ada, coffee at nine?')
    await expect(message(page)).toBeFocused()
  })

  await test.step('with a person chosen the name is inserted at the caret', async () => {
    await message(page).fill('A. B.')
    await page.keyboard.press('Home')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await button(page).press('Enter')
    await panel(page)
      .getByRole('button', { name: 'Insert: Hi {first name}, coffee at nine?' })
      .press('Enter')
    await page.keyboard.type(' ')
    await expect(message(page)).toHaveValue('A. Hi Ada, coffee at nine? B.')
  })

  await test.step('the name of the previous person is reported, and replaced on request', async () => {
    const change = page.getByRole('button', { name: 'Change to “Tess”' })
    await form.who(page).fill('Tess Brandt')
    await expect(page.getByText('The message still says “Ada”.')).toBeVisible()
    await change.press('Enter')
    await expect(message(page)).toHaveValue('A. Hi Tess, coffee at nine? B.')
    await expect(message(page)).toBeFocused()
    await expect(change).toHaveCount(0)
  })

  await test.step('in a group the placeholder stays, and is reported', async () => {
    await message(page).fill('')
    await chooseMode(page, 'Create a chat')
    await addPerson(page, 'Ada Obi')
    await addPerson(page, 'Tess Brandt')
    await button(page).press('Enter')
    await panel(page)
      .getByRole('button', { name: 'Insert: Hi {first name}, coffee at nine?' })
      .press('Enter')
    await expect(page.getByText('In a group there is no one name for {first name}.')).toBeVisible()
    await message(page).fill('')
    await chooseMode(page, 'Message someone')
  })

  await test.step('deleting a snippet focuses Undo, which restores it in its place', async () => {
    await button(page).press('Enter')
    await panel(page)
      .getByRole('button', { name: /^Delete snippet: Hi/ })
      .press('Enter')
    await expect(rows(page)).toHaveText(['On my way'])
    await expect(panel(page).getByRole('button', { name: 'Undo' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rows(page)).toHaveText(['Hi {first name}, coffee at nine?', 'On my way'])
    await page.keyboard.press('Escape')
  })

  await test.step('arrow up restores the last message, only in an empty field', async () => {
    await form.who(page).fill('Ada Obi')
    await expect(form.preview(page)).toContainText('Ada Obi')
    await message(page).fill('Sent from here')
    await page.keyboard.press('Control+Enter')
    await expect(form.result(page)).toContainText('Sent from here')
    await expect(message(page)).toHaveValue('')
    await message(page).press('Shift+ArrowUp')
    await expect(message(page)).toHaveValue('')
    await message(page).press('ArrowUp')
    await expect(message(page)).toHaveValue('Sent from here')
    await page.keyboard.type('!')
    await page.keyboard.press('ArrowUp')
    await expect(message(page)).toHaveValue('Sent from here!')
    await message(page).fill('')
    await button(page).press('Enter')
    await panel(page)
      .getByRole('button', { name: /^Forget the last message/ })
      .press('Enter')
    await page.keyboard.press('Escape')
    await message(page).press('ArrowUp')
    await expect(message(page)).toHaveValue('')
  })
})
