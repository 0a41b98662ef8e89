import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'

const numbers = { ada: '+44 7700 900101', ipek: '+49 151 5550 1234' }
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Recently opened' })
const { result } = form
const recent = (page: Page) => page.getByRole('button', { name: 'Recent' })

async function open(page: Page, phone: string, message = '') {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', phone)
  if (message) await page.getByRole('textbox', { name: 'First message' }).fill(message)
  await form.send(page).click()
  await expect(result(page).getByRole('article')).toBeVisible()
}

const expectTitles = (page: Page, titles: string[]) =>
  expect(sheet(page).getByRole('listitem').locator('bdi')).toHaveText(titles)

test('opened chats are listed newest first after a reload, and fill the form without sending', {
  tag: '@core',
}, async ({ page }) => {
  await open(page, numbers.ada, 'A first word')
  await open(page, numbers.ipek)
  await expect(recent(page)).toHaveText('Recent2')
  await page.reload()
  await recent(page).click()
  await expectTitles(page, ['İpek Demir', 'Ada Obi'])
  await expect(sheet(page).getByRole('listitem').first()).toContainText(
    'WhatsApp · Direct chat · just now',
  )

  await sheet(page).getByRole('searchbox').fill('IPEK')
  await expectTitles(page, ['İpek Demir'])
  await sheet(page).getByRole('searchbox').fill('nobody')
  await expect(sheet(page)).toContainText('No match for “nobody”.')

  const sent: string[] = []
  page.on('request', (request) => {
    const isTicket = request.url().endsWith('/ws-ticket')
    if (request.method() !== 'GET' && !isTicket) sent.push(request.url())
  })
  await sheet(page).getByRole('button', { name: 'Close' }).click()
  await expect(sheet(page)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'First message' }).fill('Typed just now')
  await recent(page).click()
  await sheet(page).getByRole('button', { name: 'Fill the form: Ada Obi' }).click()
  await expect(sheet(page)).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  // the person is in the field to reach them, and in the details
  await expect(form.who(page)).toHaveValue('+447700900101')
  await expect(form.preview(page)).toContainText('Ada Obi')
  await expect(await detail(page, 'Phone number')).toHaveValue('+447700900101')
  await expect(page.getByRole('textbox', { name: 'First message' })).toHaveValue('Typed just now')
  await expect(page.getByRole('button', { name: 'Open existing chat' })).toBeVisible()
  expect(sent).toEqual([])
})

test('a card is shown again without a write', async ({ page }) => {
  await open(page, numbers.ada, 'A first word')
  await page.reload()
  const sent: string[] = []
  page.on('request', (request) => {
    // the ticket is for the WebSocket and writes nothing
    const isTicket = request.url().endsWith('/ws-ticket')
    if (request.method() !== 'GET' && !isTicket) sent.push(request.url())
  })
  await recent(page).click()
  await sheet(page).getByRole('button', { name: 'Show card: Ada Obi' }).click()
  await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  await expect(result(page)).toContainText('Shown again')
  await expect(result(page)).toContainText('it was new then.')

  await fillDetail(page, 'Phone number', numbers.ipek)
  await expect(form.preview(page)).toContainText('İpek Demir')
  await expect(result(page)).toHaveCount(0)
  expect(sent).toEqual([])
})

test('a group fills the form with its people and its title', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Walkers')
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(result(page).getByRole('article', { name: 'Walkers' })).toBeVisible()
  await page.reload()

  await recent(page).click()
  await sheet(page).getByRole('button', { name: 'Fill the form: Walkers' }).click()
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await expect(page.getByRole('group', { name: 'People to add, 2' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Group title' })).toHaveValue('Walkers')
})

test('one or all recent chats are removed by keyboard, and each removal can be undone', async ({
  page,
}) => {
  await open(page, numbers.ada)
  await open(page, numbers.ipek)
  await recent(page).press('Enter')
  await sheet(page).getByRole('button', { name: 'Forget: Ada Obi' }).press('Enter')
  await expect(sheet(page)).toContainText('1 chat forgotten.')
  await expectTitles(page, ['İpek Demir'])
  await expect(sheet(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectTitles(page, ['İpek Demir', 'Ada Obi'])

  await sheet(page).getByRole('button', { name: 'Forget all' }).press('Enter')
  await expect(sheet(page)).toContainText('No chats have been opened here yet.')
  await sheet(page).getByRole('button', { name: 'Undo' }).press('Enter')
  await expectTitles(page, ['İpek Demir', 'Ada Obi'])
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
  await expect(recent(page)).toBeFocused()
})

test('the recents store neither messages nor tokens', async ({ page }) => {
  await open(page, numbers.ada, 'A very private word')
  const stored = await page.evaluate(() => localStorage.getItem('overture.recents'))
  expect(stored).toContain('Ada Obi')
  expect(stored).not.toContain('private')
  expect(stored).not.toMatch(/token|bearer/i)
})

test('without browser storage opened chats are listed, with a note that they are not kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await open(page, numbers.ada)
  await recent(page).click()
  await expectTitles(page, ['Ada Obi'])
  await expect(sheet(page)).toContainText('This browser doesn’t keep the list.')
})

for (const { colorScheme, ...size } of [
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const) {
  test(`the list breaks no rule, ${size.width} px wide and ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await open(page, numbers.ada)
    await open(page, numbers.ipek)
    await recent(page).click()
    await expect(sheet(page)).toBeVisible()
    await expectNoBreach(page)
  })
}
