import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name })

/** Everything that the page writes while a test runs. */
function writesOf(page: Page) {
  const writes: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(request.url())
  })
  return writes
}

test('a link fills the form, sends nothing and leaves the address bar', async ({ page }) => {
  const writes = writesOf(page)
  await page.goto(
    '/#start?account=whatsapp&phone=%2B44+7700+900101&name=Ada&message=Hello&submit=1',
  )
  await expect(page.getByText('A link filled this form.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  await expect(field(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'Full name')).toHaveValue('Ada')
  await expect(field(page, 'First message')).toHaveValue('Hello')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  expect(new URL(page.url()).hash).toBe('')
  expect(writes).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('a link that arrives while the page is open fills it too', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('combobox', { name: 'Account' })).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#create?account=matrix&type=group&participant=%40ada%3Aexample.org&title=Trip'
  })
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await expect(field(page, 'Group title')).toHaveValue('Trip')
  await expect(page.getByRole('button', { name: /^Remove @ada:example\.org/ })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('people in a link are looked up: by name, by doubt, and never sent unseen', async ({
  page,
}) => {
  const writes = writesOf(page)
  const people = ['@447700900101:local-whatsapp.localhost', 'Sam Park', '@nobody:beeper.example']
  const query = people.map((id) => `participant=${encodeURIComponent(id)}`).join('&')
  await page.goto(`/#create?account=whatsapp&type=group&${query}`)
  await expect(page.getByText('A link filled this form.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toHaveAccessibleDescription('')
  await expect(page.getByRole('button', { name: 'Choose who “Sam Park” is' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Change “${people[2]}”` })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('“Sam Park” fits several people.')
  expect(writes).toEqual([])
})

test('a group of one stays a group when a link says so', async ({ page }) => {
  const ada = encodeURIComponent('@447700900101:local-whatsapp.localhost')
  await page.goto(`/#create?account=whatsapp&type=group&participant=${ada}`)
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
})

test('what is said of a link goes once it is no longer the link’s form', async ({ page }) => {
  const link = '/#start?account=whatsapp&phone=%2B447700900101'
  const said = page.getByText('A link filled this form.')
  await page.goto(link)
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(said).toBeHidden()

  await page.goto(`/?two${link.slice(1)}`)
  await expect(said).toBeVisible()
  await field(page, 'First message').fill('Hello')
  await expect(said).toBeHidden()

  await page.goto(`/?three${link.slice(1)}`)
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible()
  await expect(said).toBeHidden()
})

test('a phone link of the system is read as if it had been pasted', async ({ page }) => {
  await page.goto(`/#start?uri=${encodeURIComponent('tel:+49-151-5550-1234')}`)
  await expect(page.getByRole('combobox', { name: 'Who do you want to reach?' })).toHaveValue(
    'tel:+49-151-5550-1234',
  )
  await expect(field(page, 'Phone number')).toHaveValue(/151/)
})

test('what a hostile link says is only ever text', async ({ page }) => {
  const html = '<img src=x onerror=alert(1)>'
  await page.goto(`/#start?account=${encodeURIComponent(html)}&name=${encodeURIComponent(html)}`)
  await expect(page.getByText(`“${html}”`)).toBeVisible()
  await expect(field(page, 'Full name')).toHaveValue(html)
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('')
})

test('the link to the form carries no message unless that is ticked', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await field(page, 'Phone number').fill('+44 7700 900101')
  await field(page, 'First message').fill('A secret')
  const copy = async () => {
    await page.getByRole('button', { name: 'Copy link to this form' }).click()
    await expect(page.getByText('Copied. It fills the form')).toBeVisible()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copy()).not.toContain('secret')
  await page.getByRole('checkbox', { name: 'with the message' }).check()
  const link = await copy()
  expect(link).toContain('secret')

  const other = await context.newPage()
  await other.goto(link)
  await expect(field(other, 'Phone number')).toHaveValue('+447700900101')
  await expect(field(other, 'First message')).toHaveValue('A secret')
})
