import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const offer = (page: Page) => page.getByText(/^A link names /)
const fill = (page: Page) => page.getByRole('button', { name: 'Fill the form' }).click()

/** The page's requests that write. */
function writesOf(page: Page) {
  const writes: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(request.url())
  })
  return writes
}

/** The page's requests that name a person. */
function lookupsOf(page: Page) {
  const lookups: string[] = []
  page.on('request', (request) => {
    if (/7700|900101|Ada|sam/i.test(request.url())) lookups.push(request.url())
  })
  return lookups
}

test('a link offers to fill the form, sends nothing and leaves the address bar', {
  tag: '@core',
}, async ({ page }) => {
  const writes = writesOf(page)
  const lookups = lookupsOf(page)
  await page.goto(
    '/#start?account=whatsapp&phone=%2B44+7700+900101&name=Ada&message=Hello&submit=1',
  )
  await expect(offer(page)).toHaveText(
    'A link names Ada on WhatsApp. Nothing is looked up or sent before you press.',
  )
  expect(new URL(page.url()).hash).toBe('')
  await expect(form.who(page)).toHaveValue('')
  await expect(form.message(page)).toHaveValue('')
  await expect(form.account(page)).toHaveValue('All accounts')
  await page.waitForLoadState('networkidle')
  expect(lookups).toEqual([])

  await fill(page)
  await expect(offer(page)).toHaveCount(0)
  await expect(form.account(page)).toHaveValue('WhatsApp')
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(await detail(page, 'Full name')).toHaveValue('Ada')
  await expect(form.message(page)).toHaveValue('Hello')
  await expect(form.preview(page)).toContainText('Ada Obi')
  expect(writes).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('an ignored link changes nothing, and an applied one can be undone', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Signal')
  await form.who(page).fill('+44 7700 900102')
  await form.message(page).fill('Mine')
  const arrive = () =>
    page.evaluate(() => {
      location.hash = '#start?account=whatsapp&phone=%2B447700900101&message=Theirs'
    })
  await arrive()
  await expect(offer(page)).toBeVisible()
  await page.getByRole('button', { name: 'Ignore' }).click()
  await expect(offer(page)).toHaveCount(0)
  await expect(form.message(page)).toHaveValue('Mine')

  await arrive()
  await fill(page)
  await expect(form.message(page)).toHaveValue('Theirs')
  await expect(form.account(page)).toHaveValue('WhatsApp')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(form.message(page)).toHaveValue('Mine')
  await expect(form.who(page)).toHaveValue('+44 7700 900102')
  await expect(form.account(page)).toHaveValue('Signal')
})

test('a link opened in the open page is offered too', async ({ page }) => {
  await page.goto('/')
  await expect(form.account(page)).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#create?account=matrix&type=group&participant=%40ada%3Aexample.org&title=Trip'
  })
  await expect(offer(page)).toContainText('Trip')
  await expect(page.getByRole('radio', { name: 'Message someone' })).toBeChecked()
  await fill(page)
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await expect(form.title(page)).toHaveValue('Trip')
  await expect(page.getByRole('button', { name: /@ada:example\.org/ }).first()).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('people in a link are looked up, and not sent while they are ambiguous', async ({ page }) => {
  const writes = writesOf(page)
  const people = ['@447700900101:local-whatsapp.localhost', 'Sam Park', '@nobody:beeper.example']
  const query = people.map((id) => `participant=${encodeURIComponent(id)}`).join('&')
  await page.goto(`/#create?account=whatsapp&type=group&${query}`)
  await fill(page)
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toHaveAccessibleDescription('')
  await expect(page.getByRole('button', { name: 'Choose who “Sam Park” is' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Change “${people[2]}”` })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(form.problem(page)).toContainText('It isn’t certain who “Sam Park” is on WhatsApp.')
  expect(writes).toEqual([])
})

test('a group of one stays a group when a link says so', async ({ page }) => {
  const ada = encodeURIComponent('@447700900101:local-whatsapp.localhost')
  await page.goto(`/#create?account=whatsapp&type=group&participant=${ada}`)
  await fill(page)
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
})

test('the note about a link disappears once the form is no longer the link’s', async ({ page }) => {
  const link = '/#start?account=whatsapp&phone=%2B447700900101'
  const note = page.getByText('Filled from a link.')
  await page.goto(link)
  await fill(page)
  await expect(note).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(note).toBeHidden()

  await page.goto(`/?two${link.slice(1)}`)
  await fill(page)
  await expect(note).toBeVisible()
  await form.message(page).fill('Hello')
  await expect(note).toBeHidden()

  await page.goto(`/?three${link.slice(1)}`)
  await fill(page)
  await expect(note).toBeVisible()
  await form.send(page).click()
  await expect(form.result(page)).toBeVisible()
  await expect(note).toBeHidden()
})

test('a phone link of the system is read like a pasted one', async ({ page }) => {
  await page.goto(`/#start?uri=${encodeURIComponent('tel:+49-151-5550-1234')}`)
  await fill(page)
  await expect(form.who(page)).toHaveValue('tel:+49-151-5550-1234')
  await expect(await detail(page, 'Phone number')).toHaveValue(/151/)
})

test('the content of a hostile link is only text', async ({ page }) => {
  const html = '<img src=x onerror=alert(1)>'
  await page.goto(`/#start?account=${encodeURIComponent(html)}&name=${encodeURIComponent(html)}`)
  await expect(page.getByText(`“${html}”`)).toBeVisible()
  await fill(page)
  await expect(await detail(page, 'Full name')).toHaveValue(html)
  await expect(form.account(page)).toHaveValue('All accounts')
  await expect(page.locator('img[src=x]')).toHaveCount(0)
})

test('the link to the form contains the message only if its box is checked', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await form.message(page).fill('A secret')
  await openDevelopers(page)
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
  await fill(other)
  await expect(await detail(other, 'Phone number')).toHaveValue('+447700900101')
  await expect(form.message(other)).toHaveValue('A secret')
})
