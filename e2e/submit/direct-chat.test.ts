import { detail, fillDetail, openDevelopers } from '../support/form.ts'
import { startAnother } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, confirmRepeat } from '../support/steps.ts'

const ada = { name: 'Ada Obi', phone: '+44 7700 900101' }

test('a phone number opens one new chat, however often the button is pressed, then the same', {
  tag: '@core',
}, async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/chats/start')) sent.push(request.url())
  })
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', ada.phone)
  await page.getByRole('button', { name: 'Start chat' }).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 1000; press++) button.click()
  })

  const result = page.getByRole('region', { name: 'Result' })
  const card = result.getByRole('article', { name: ada.name })
  await expect(card.getByText('New chat')).toBeVisible()
  await expect(card.getByRole('heading', { name: ada.name })).toBeFocused()
  await expect(card.getByRole('list', { name: 'Participants' })).toContainText('Mara Ruiz')
  expect(sent).toHaveLength(1)

  await startAnother(page)
  await fillDetail(page, 'Phone number', ada.phone)
  await page.getByRole('button', { name: 'Open existing chat' }).click()
  await confirmRepeat(page)
  await expect(card.getByText(/Existing chat$/)).toBeVisible()
})

test('the recipient is shown before anything is sent', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '0049 151-5550-1234')

  const reach = page.getByRole('region', { name: "Who you'll reach" })
  await expect(reach.getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
  await expect(reach).toContainText('You already share a chat.')
  await expect(page.getByText('Germany · +49')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open existing chat' })).toBeVisible()
})

test('a contact is found by name, and sent with everything known about them', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Signal')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('lukasz')
  await page.getByRole('option', { name: /Łukasz Żółkiewski/ }).click()
  await expect(await detail(page, 'Full name')).toHaveValue('Łukasz Żółkiewski')

  await page.getByRole('textbox', { name: 'First message' }).fill('Cześć!')
  await page.getByRole('button', { name: /chat$/ }).click()
  await expect(
    page
      .getByRole('region', { name: 'Result' })
      .getByRole('heading', { name: 'Łukasz Żółkiewski' }),
  ).toBeVisible()
})

test('the request beside the form follows it', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const request = await openDevelopers(page)
  await expect(request).toContainText('POST /v1/chats/start')
  await fillDetail(page, 'Phone number', ada.phone)
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await expect(request).toContainText('"phoneNumber": "+447700900101"')
  await expect(request).toContainText('"messageText": "Hello"')
  await expect(request).not.toContainText('"email"')

  const shown = await request.locator('pre').first().textContent()
  const sent = page.waitForRequest((candidate) => candidate.url().endsWith('/v1/chats/start'))
  await page.getByRole('button', { name: 'Start chat' }).click()
  expect(JSON.parse(shown ?? '')).toEqual((await sent).postDataJSON())
  await expect(request).toContainText(/POST \/v1\/chats\/start200 · \d+ ms/)
})
