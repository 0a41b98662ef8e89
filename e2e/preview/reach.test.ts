import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'

const reachOf = form.preview

/** The button that searches all other accounts. */
const check = (page: Page) => reachOf(page).getByRole('button', { name: /^Check \d+ more…$/ })

async function onWhatsApp(page: Page, phone: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', phone)
}

test('nothing is written before the button is pressed', { tag: '@core' }, async ({ page }) => {
  const written: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(request.url())
  })
  const reach = reachOf(page)
  await test.step('an empty form shows frequent contacts and examples, which fill it', async () => {
    await page.goto('/')
    const recent = page.getByRole('region', { name: 'People you write to' })
    const faces = recent.getByRole('button')
    await expect(faces).toHaveCount(8)
    const [name = '', network = ''] =
      (await faces.first().getAttribute('aria-label'))?.split(' on ') ?? []
    await faces.first().press('Enter')
    await expect(reachOf(page).getByRole('heading', { name })).toBeVisible()
    await expect(form.account(page)).toHaveValue(network)
    await expect(reachOf(page)).toContainText('You already share a chat.')
    await page.getByRole('button', { name: 'Clear' }).click()

    const examples = page.getByRole('list', { name: 'Or try one of these' })
    await examples.getByRole('button', { name: '+44 7700 900101' }).press('Enter')
    await expect(reachOf(page).getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear' }).click()
    await examples.getByRole('button', { name: 'wa.me/4915155501234?text=Hi' }).press('Enter')
    await expect(reachOf(page).getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
    await expect(form.message(page)).toHaveValue('Hi')
    await page.getByRole('button', { name: 'Clear' }).click()
    await examples.getByRole('button', { name: '7 messy lines' }).press('Enter')
    await expect(page.getByRole('dialog', { name: 'Paste a list' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the recipient is shown with everything known', async () => {
    await onWhatsApp(page, '+49 151 5550 1234')
    await expect(reach.getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
    await expect(reach).toContainText('WhatsApp · +49 1515 5501234')
    await expect(reach).toContainText('You already share a chat. Last active')
    await expect(reach).toContainText('Opening it notifies no one.')
    await expect(page.getByText('no one is notified', { exact: true })).toBeVisible()
    await expect(reach).toContainText('Found in your WhatsApp chats by phone number.')
    await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
    await expect(reach).toContainText('Your first message is sent to that chat.')
    await check(page).click()
    await expect(reach).toContainText(/Reachable on .+, too\./)
  })

  await test.step('one button searches all accounts, and a row switches the account', async () => {
    await page.getByRole('button', { name: 'Clear' }).click()
    await onWhatsApp(page, '+44 7700 900101')
    await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
    await expect(check(page)).toHaveAccessibleDescription(
      'Every network you check learns who you’re looking for.',
    )
    await check(page).press('Enter')
    await expect(reach).toContainText(/Reachable on .+, too\./)
    // the button keeps the focus, whatever its label is now
    await expect(reach.getByRole('button', { name: 'Check again' })).toBeFocused()
    const rows = reach.getByRole('list', { name: 'Reachable on' }).getByRole('listitem')
    await expect(rows.filter({ hasText: 'Signal' })).toContainText('Ada Obi')
    await expect(rows.filter({ hasText: 'Discord' })).toHaveCount(0)
    await expect(reach).toContainText(/can’t look up phone numbers/i)
    await expect(reach).toContainText(/not connected/i)

    await rows.getByRole('button', { name: 'Use Signal' }).click()
    await expect(form.account(page)).toHaveValue('Signal')
    await expect(reach).toContainText('Signal · ')
    await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
  })
  expect(written).toEqual([])
})

test('a first contact, a person who can’t be messaged and the user are recognised', async ({
  page,
}) => {
  await onWhatsApp(page, '+44 7700 900101')
  await expect(reachOf(page)).toContainText('First contact on WhatsApp.')
  await fillDetail(page, 'Phone number', '+1 555 010 0190')
  await expect(reachOf(page)).toContainText('can’t be messaged on WhatsApp.')
  await fillDetail(page, 'Phone number', '+1 555 010 0142')
  await expect(reachOf(page)).toContainText('That’s you on this account.')
})

test('one of two people with the same name is chosen in the preview', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Full name', 'Sam Park')
  const reach = reachOf(page)
  const matches = reach.getByRole('list', { name: 'Who do you mean?' })
  await expect(matches.getByRole('button', { name: /Sam Park/ })).toHaveCount(2)
  await matches.getByRole('button', { name: /\+1 555 010 0131/ }).press('Enter')
  await expect(await detail(page, 'User ID')).toHaveValue(/15550100131/)
  await expect(await detail(page, 'Phone number')).toHaveValue('+15550100131')
  await expect(reach).toContainText('You picked Sam Park from your contacts.')

  // the filled details are cleared when another person is typed
  await form.who(page).fill('+44 7700 900101')
  await expect(await detail(page, 'User ID')).toHaveValue('')
  await expect(reach.getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
})

test('a new identifier cancels the check of the old one', async ({ page }) => {
  await onWhatsApp(page, '+44 7700 900101')
  const reach = reachOf(page)
  await check(page).click()
  await fillDetail(page, 'Phone number', '+44 7700 900102')
  await expect(reach.getByRole('heading', { name: 'Jun Lindqvist' })).toBeVisible()
  await expect(reach.getByRole('list', { name: 'Reachable on' })).toHaveCount(0)
  await expect(check(page)).toBeVisible()
})

test('all members of a group are shown before it is created', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  const reach = reachOf(page)
  await expect(reach).toContainText('Add people by name or number, or paste a list.')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Trip')
  await expect(reach.getByRole('heading', { name: 'Trip' })).toBeVisible()
  await expect(reach).toContainText('Group of 3')
  const people = reach.getByRole('list', { name: 'People to add' }).getByRole('listitem')
  await expect(people).toHaveText([/Ada Obi/, /Jun Lindqvist/, /Mara Ruiz.*You/])
})

test('an existing group with the same people is shown instead of creating another', async ({
  page,
}) => {
  const written: string[] = []
  page.on('request', (sent) => {
    // the card fetches a WebSocket ticket, which opens nothing
    if (sent.method() !== 'GET' && !sent.url().endsWith('/ws-ticket')) written.push(sent.url())
  })
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'Beeper (Matrix)')
  for (const name of ['Ada Obi', 'Tess Brandt', 'Sol Vega']) await addPerson(page, name)
  const reach = reachOf(page)
  await expect(reach).toContainText('Group of 4')
  await expect(reach).not.toContainText('You already have')
  await addPerson(page, 'Ana Ruiz')
  await expect(reach).toContainText('You already have “Trip” with these same four.')
  await expect(reach).toContainText(/Last active .* Creating makes another one\./)
  await expectAccessible(page)
  await reach.getByRole('button', { name: 'Show it' }).press('Enter')
  const card = page.getByRole('region', { name: 'Result' }).getByRole('article', { name: 'Trip' })
  await expect(card).toContainText('Existing chat')
  await expect(card).toContainText(/It was there already.*\. Nothing was sent to show it\./)
  await expect(card.getByRole('heading', { name: 'Trip' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Remove Ana Ruiz' })).toBeVisible()
  expect(written).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the preview follows WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await onWhatsApp(page, '+49 151 5550 1234')
    const reach = reachOf(page)
    await check(page).click()
    await expect(reach).toContainText('Reachable on')
    await expectAccessible(page)
    await fillDetail(page, 'Phone number', '')
    await fillDetail(page, 'Full name', 'Sam Park')
    await expect(reach.getByRole('list', { name: 'Who do you mean?' })).toBeVisible()
    await expectAccessible(page)
  })
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a number without a match can be tried in its country’s other form', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const { who } = form
  await who(page).fill('+52 1 55 0000 0000')
  await reachOf(page)
    .getByRole('button', { name: 'Try +52 55 0000 0000, the other spelling' })
    .click()
  await expect(await detail(page, 'Phone number')).toHaveValue('+525500000000')
  await expect(who(page)).toHaveValue('+525500000000')
  await expect(await openDevelopers(page)).toContainText('"+525500000000"')
})
