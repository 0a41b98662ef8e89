import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { chooseMode, fillDetail } from './form.ts'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount } from './steps.ts'

const reachOf = (page: Page) => page.getByRole('region', { name: "Who you'll reach" })
const phoneOf = (page: Page) => page.getByRole('textbox', { name: 'Phone number' })

async function onWhatsApp(page: Page, phone: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await phoneOf(page).fill(phone)
}

test('nothing but reading happens before the button is pressed', async ({ page }) => {
  const written: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(request.url())
  })
  await onWhatsApp(page, '+49 151 5550 1234')
  const reach = reachOf(page)
  await expect(reach.getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
  await expect(reach).toContainText('WhatsApp · +49 1515 5501234')
  await expect(reach).toContainText('You already share a chat. Last active')
  await expect(reach).toContainText('Opening it notifies nobody.')
  await expect(reach).toContainText('Matched by phone number, exactly as you gave it.')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await expect(reach).toContainText('Your first message will be sent to the existing chat.')
  await reach.getByRole('button', { name: 'Check other accounts' }).click()
  await expect(reach).toContainText(/Reachable on \d+ of \d+ accounts\./)
  expect(written).toEqual([])
})

test('a first contact, somebody who can’t be messaged and oneself are told as such', async ({
  page,
}) => {
  await onWhatsApp(page, '+44 7700 900101')
  await expect(reachOf(page)).toContainText('First contact on WhatsApp.')
  await phoneOf(page).fill('+1 555 010 0190')
  await expect(reachOf(page)).toContainText('This person can’t be messaged on this account.')
  await phoneOf(page).fill('+1 555 010 0142')
  await expect(reachOf(page)).toContainText('That’s you on this account.')
})

test('of two people with one name, one is chosen right there', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Full name', 'Sam Park')
  const reach = reachOf(page)
  const matches = reach.getByRole('list', { name: 'Choose whom you mean' })
  await expect(matches.getByRole('button', { name: /Sam Park/ })).toHaveCount(2)
  await matches.getByRole('button', { name: /\+15550100131/ }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'User ID' })).toHaveValue(/15550100131/)
  await expect(phoneOf(page)).toHaveValue('+15550100131')
  await expect(reach).toContainText('Matched by user ID')

  // what was filled in goes when somebody else is typed
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('+44 7700 900101')
  await expect(page.getByRole('textbox', { name: 'User ID' })).toHaveValue('')
  await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
})

test('one press asks all accounts, and a tile takes another one', async ({ page }) => {
  await onWhatsApp(page, '+44 7700 900101')
  const reach = reachOf(page)
  await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
  const check = reach.getByRole('button', { name: 'Check other accounts' })
  await expect(check).toHaveAccessibleDescription(
    'Each network that is asked learns whom you look for.',
  )
  await check.click()
  await expect(reach).toContainText(/Reachable on \d+ of \d+ accounts\./)
  const tiles = reach.getByRole('list', { name: 'Other accounts' }).getByRole('listitem')
  const tile = (network: string) => tiles.filter({ hasText: network })
  await expect(tile('WhatsApp')).toContainText('Reachable')
  await expect(tile('Discord')).toContainText('Can’t look up phones')
  await expect(tile('Google Voice')).toContainText('Not connected')
  await expect(tile('Google Messages')).toContainText('Takes any number')

  await tile('Signal')
    .getByRole('button', { name: /Reachable/ })
    .click()
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('Signal')
  await expect(reach).toContainText('Signal · ')
  await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
})

test('a new identifier ends the check of the old one', async ({ page }) => {
  await onWhatsApp(page, '+44 7700 900101')
  const reach = reachOf(page)
  await reach.getByRole('button', { name: 'Check other accounts' }).click()
  await phoneOf(page).fill('+44 7700 900102')
  await expect(reach.getByRole('heading', { name: 'Jun Lindqvist' })).toBeVisible()
  await expect(reach.getByRole('list', { name: 'Other accounts' })).toHaveCount(0)
})

test('before a group is made, everybody who will be in it is shown', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  const reach = reachOf(page)
  await expect(reach).toContainText('Pick the people')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Trip')
  await expect(reach.getByRole('heading', { name: 'Trip' })).toBeVisible()
  await expect(reach).toContainText('A group of 3, yourself included')
  const people = reach.getByRole('list', { name: 'Who will be in it' }).getByRole('listitem')
  await expect(people).toHaveText([/Mara Ruiz.*You/, /Ada Obi/, /Jun Lindqvist/])
})

test('a group of these same people is shown instead of making another, and nothing is sent', async ({
  page,
}) => {
  const written: string[] = []
  page.on('request', (sent) => {
    // a card that listens asks for a ticket, which opens nothing
    if (sent.method() !== 'GET' && !sent.url().endsWith('/ws-ticket')) written.push(sent.url())
  })
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'Beeper (Matrix)')
  for (const name of ['Ada Obi', 'Tess Brandt', 'Sol Vega']) await addPerson(page, name)
  const reach = reachOf(page)
  await expect(reach).toContainText('A group of 4')
  await expect(reach).not.toContainText('You already have')
  await addPerson(page, 'Ana Ruiz')
  await expect(reach).toContainText('You already have “Trip” with these same people.')
  await expect(reach).toContainText(/Last active .* Creating it makes another one\./)
  await expectAccessible(page)
  await reach.getByRole('button', { name: 'Show “Trip” instead' }).press('Enter')
  const card = page.getByRole('region', { name: 'Result' }).getByRole('article', { name: 'Trip' })
  await expect(card).toContainText('Existing chat')
  await expect(card).toContainText('It was there already. Nothing was sent to show it.')
  await expect(card.getByRole('heading', { name: 'Trip' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Remove Ana Ruiz' })).toBeVisible()
  expect(written).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is known before keeps the rules of WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await onWhatsApp(page, '+49 151 5550 1234')
    const reach = reachOf(page)
    await reach.getByRole('button', { name: 'Check other accounts' }).click()
    await expect(reach).toContainText('Reachable on')
    await expectAccessible(page)
    await phoneOf(page).fill('')
    await fillDetail(page, 'Full name', 'Sam Park')
    await expect(reach.getByRole('list', { name: 'Choose whom you mean' })).toBeVisible()
    await expectAccessible(page)
  })
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a number that finds nobody can be tried in its country’s other form', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const who = page.getByRole('combobox', { name: 'Who do you want to reach?' })
  await who.fill('+52 1 55 0000 0000')
  await reachOf(page).getByRole('button', { name: 'Try +52 55 0000 0000, its other form' }).click()
  await expect(phoneOf(page)).toHaveValue('+525500000000')
  await expect(who).toHaveValue('+525500000000')
  await expect(page.getByRole('region', { name: 'Request' })).toContainText('"+525500000000"')
})

test('an empty stage has somebody to try, who is found and not written to', async ({ page }) => {
  const written: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(request.url())
  })
  const examples = reachOf(page).getByRole('list', { name: 'For example' })
  for (const [example, name, account] of [
    ['+44 7700 900101', 'Ada Obi', 'WhatsApp'],
    ['t.me/jun_lindqvist', 'Jun Lindqvist', 'Telegram'],
    ['amelie_lefevre@example.org', 'Amélie Lefèvre', 'iMessage'],
  ] as const) {
    await page.goto('/')
    await examples.getByRole('link', { name: example }).press('Enter')
    await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue(account)
    await expect(reachOf(page).getByRole('heading', { name })).toBeVisible()
    await expect(reachOf(page)).toContainText('exactly as you gave it.')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(examples).toBeVisible()
  }
  expect(written).toEqual([])
})
