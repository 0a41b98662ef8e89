import type { Page } from '@playwright/test'
import { fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, paste } from '../support/steps.ts'

const ada = '@447700900101:local-whatsapp.localhost'
const jun = '@447700900102:local-whatsapp.localhost'

/** Chooses a contact from the list of the field. */
async function pick(page: Page, name: string) {
  await form.who(page).fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  await expect(form.preview(page)).toContainText(name)
}

/** The requests that open a chat. */
function writesOf(page: Page) {
  const writes: { user?: Record<string, string>; messageText?: string }[] = []
  page.on('request', (request) => {
    const isOpening = /\/v1\/chats(\/start)?$/.test(new URL(request.url()).pathname)
    if (isOpening && request.method() === 'POST') writes.push(request.postDataJSON())
  })
  return writes
}

async function sendTo(page: Page, name: string, message: string) {
  await form.message(page).fill(message)
  await form.send(page).click()
  await expect(form.result(page).getByRole('article', { name })).toBeVisible()
}

/** Waits until the draft is stored, which happens shortly after the last key. */
const expectKept = (page: Page, text: string) =>
  expect
    .poll(() => page.evaluate(() => localStorage.getItem('overture.draft.newest') ?? ''))
    .toContain(text)

test.describe('another person replaces the chosen one', () => {
  test('after a reload: all details of the chosen contact are cleared', async ({ page }) => {
    const writes = writesOf(page)
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await pick(page, 'Ada Obi')
    await expectKept(page, ada)
    await page.reload()
    await expect(form.who(page)).toHaveValue('Ada Obi')
    await pick(page, 'Jun Lindqvist')
    await sendTo(page, 'Jun Lindqvist', 'Don’t tell Ada: surprise on Friday!')
    expect(writes).toHaveLength(1)
    expect(writes[0]?.user?.id).toBe(jun)
    expect(JSON.stringify(writes[0]?.user)).not.toMatch(/447700900101|Ada/)
  })

  test('in another tab, typed by number', async ({ page, context, overture }) => {
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await pick(page, 'Ada Obi')
    await expectKept(page, ada)
    const other = await context.newPage()
    const writes = writesOf(other)
    await other.goto(overture.url)
    await expect(form.who(other)).toHaveValue('Ada Obi')
    await form.who(other).fill('+44 7700 900102')
    await expect(form.preview(other)).toContainText('Jun Lindqvist')
    await sendTo(other, 'Jun Lindqvist', 'Surprise on Friday!')
    expect(writes.map(({ user }) => user)).toEqual([{ phoneNumber: '+447700900102' }])
  })

  test('after a contact card was read before the reload', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const writes = writesOf(page)
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await form.who(page).focus()
    await paste(page, 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nTEL:+447700900101\nEND:VCARD\n')
    await expect(form.who(page)).toHaveValue('Ada')
    await expectKept(page, '447700900101')
    await page.reload()
    await pick(page, 'Jun Lindqvist')
    await sendTo(page, 'Jun Lindqvist', 'Hello')
    expect(writes[0]?.user?.id).toBe(jun)
    expect(JSON.stringify(writes)).not.toContain('447700900101')
  })

  test('after a recent chat filled the form', async ({ page }) => {
    await page.goto('/')
    const developers = (await openDevelopers(page)).getByRole('tabpanel', { name: 'JSON' })
    await chooseAccount(page, 'WhatsApp')
    await form.who(page).fill('+44 7700 900101')
    await expect(form.preview(page)).toContainText('Ada Obi')
    await form.send(page).click()
    await expect(form.result(page)).toContainText('New chat')
    for (const again of [
      () => form.who(page).fill('+44 7700 900102'),
      () => pick(page, 'Jun Lindqvist'),
    ]) {
      await page.getByRole('button', { name: 'Recent' }).click()
      await page.getByRole('button', { name: 'Fill the form: Ada Obi' }).click()
      await expect(developers).toContainText('447700900101')
      await again()
      await expect(developers).toContainText('447700900102')
      await expect(developers).not.toContainText('447700900101')
    }
    const writes = writesOf(page)
    await sendTo(page, 'Jun Lindqvist', 'Hello')
    expect(writes[0]?.user?.id).toBe(jun)
    expect(writes[0]?.user?.phoneNumber).toBe('+447700900102')
  })

  test('after a link filled the form, by number or by ID', async ({ page }) => {
    const writes = writesOf(page)
    await page.goto('/')
    const developers = (await openDevelopers(page)).getByRole('tabpanel', { name: 'JSON' })
    for (const link of ['phone=%2B447700900101', `id=${encodeURIComponent(ada)}`]) {
      await page.goto(`/#start?account=whatsapp&${link}`)
      await expect(form.who(page)).not.toHaveValue(/Ada|447700900101/)
      await page.getByRole('button', { name: 'Fill the form' }).click()
      await expect(developers).toContainText('447700900101')
      await form.who(page).fill('+44 7700 900102')
      await expect(developers).toContainText('447700900102')
      await expect(developers).not.toContainText('447700900101')
    }
    await sendTo(page, 'Jun Lindqvist', 'Hello')
    expect(writes.map(({ user }) => user)).toEqual([{ phoneNumber: '+447700900102' }])
  })

  test('once the number of the chosen contact is changed by hand', async ({ page }) => {
    const writes = writesOf(page)
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await pick(page, 'Ada Obi')
    await fillDetail(page, 'Phone number', '+44 7700 900102')
    await expect(page.getByText('No longer Ada Obi.')).toBeVisible()
    await expect(form.preview(page)).toContainText('Jun Lindqvist')
    await expect(form.preview(page)).not.toContainText('Ada Obi')
    await sendTo(page, 'Jun Lindqvist', 'Hello')
    expect(writes.map(({ user }) => user)).toEqual([{ phoneNumber: '+447700900102' }])
  })
})

test('a slow account never shows the people of the previous one', async ({ page }) => {
  const writes = writesOf(page)
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(/accounts\/local-telegram[^/]*\/contacts/, async (route) => {
    await answered
    await route.continue()
  })
  await page.goto('/')
  await chooseAccount(page, 'Instagram')
  await form.who(page).fill('Ada Obi')
  const rows = page.getByRole('option')
  await expect(rows.filter({ hasText: 'Ada Obi' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await chooseAccount(page, 'Telegram')
  await form.who(page).press('ArrowDown')
  await expect(page.getByRole('option', { name: /on Instagram$/ })).toHaveCount(0)
  answer()
  await page.getByRole('option', { name: /^Ada Obi, .* on Telegram$/ }).click()
  await sendTo(page, 'Ada Obi', 'Hello')
  expect(writes[0]?.user?.id).toBe('@1700900101:local-telegram.localhost')
})

test('a profile link is never sent to another network', async ({ page }) => {
  const writes = writesOf(page)
  await page.goto('/')
  await chooseAccount(page, 'Telegram')
  await form.who(page).fill('https://www.instagram.com/sol_vega/')
  await expect(page.getByText('Switched to Instagram')).toBeVisible()
  await expect(form.account(page)).toHaveValue('Instagram')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(form.account(page)).toHaveValue('Telegram')
  await expect(page.getByText('This belongs to Instagram.').first()).toBeVisible()
  await form.send(page).click()
  await expect(form.problem(page)).toContainText('This link belongs to another network.')
  expect(writes).toEqual([])
})

test('two contacts with one number require a choice', { tag: '@core' }, async ({ page }) => {
  const writes = writesOf(page)
  await page.route(/accounts\/local-whatsapp[^/]*\/contacts/, async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { items: { id: string; fullName: string }[] }
    const twins = answer.items
      .filter(({ id }) => id === ada)
      .map((it) => ({ ...it, id: '@twin:local-whatsapp.localhost', fullName: 'Ada Twin' }))
    await route.fulfill({ response, json: { ...answer, items: [...answer.items, ...twins] } })
  })
  await page.goto('/')
  const developers = (await openDevelopers(page)).getByRole('tabpanel', { name: 'JSON' })
  await chooseAccount(page, 'WhatsApp')
  await form.who(page).fill('+44 7700 900101')
  await expect(form.preview(page)).toContainText('2 people have +44 7700 900101')
  await page.keyboard.press('Escape')
  await form.send(page).click()
  await expect(form.problem(page)).toContainText('do you mean?')
  expect(writes).toEqual([])
  await form
    .preview(page)
    .getByRole('list', { name: 'Who do you mean?' })
    .getByRole('button', { name: /Ada Twin/ })
    .click()
  await expect(developers).toContainText('@twin:local-whatsapp.localhost')
  await expect(developers).not.toContainText(ada)
  await page.unrouteAll({ behavior: 'wait' })
})

test('a response is shown although another person was typed while it was pending', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await form.who(page).fill('+1 555 010 9001')
  await expect(form.preview(page)).toContainText('Slow Sam')
  await page.keyboard.press('Escape')
  await form.message(page).fill('Are you there?')
  await form.send(page).click()
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await form.who(page).fill('+44 7700 900101')
  await page.keyboard.press('Escape')
  await chooseAccount(page, 'Signal')
  // another account was chosen, and the request still goes to the first one
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await expect(form.result(page).getByRole('article', { name: 'Slow Sam' })).toBeVisible()
  await expect(page.getByText('Slow Sam on WhatsApp · opened')).toBeVisible()
  await expect(form.who(page)).toHaveValue('+44 7700 900101')
  await expect(form.message(page)).toHaveValue('')
})

test.describe('a chunk of the page is missing after a new build', () => {
  test.beforeEach(async ({ page, overture }) => {
    overture.expectConsoleError(/404|dynamically imported module/)
    await page.route(openedChat, (route) => route.fulfill({ status: 404, body: 'Not here' }))
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await form.who(page).fill('+44 7700 900101')
    await expect(form.preview(page)).toContainText('Ada Obi')
    await page.keyboard.press('Escape')
    await form.send(page).click()
  })

  const openedChat = /assets\/opened-chat[^/]*\.js/
  const missing = (page: Page) =>
    page.getByRole('alert').filter({ hasText: 'This part of the page didn’t load.' })

  test('an error is shown in its place, the rest works, and a retry loads it', async ({ page }) => {
    await expect(missing(page)).toBeVisible()
    await expect(page.getByText('Ada Obi on WhatsApp · opened')).toBeVisible()
    await form.message(page).fill('The form goes on')
    await page.unroute(openedChat)
    await missing(page).getByRole('button', { name: 'Try again' }).click()
    await expect(form.result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
    await expect(form.message(page)).toHaveValue('The form goes on')
  })

  test('also on the retry: the page can be reloaded, with the form kept', async ({ page }) => {
    await missing(page).getByRole('button', { name: 'Try again' }).click()
    await expect(missing(page)).toBeVisible()
    await form.message(page).fill('Not lost')
    await page.unroute(openedChat)
    await missing(page).getByRole('button', { name: 'Load the page again' }).click()
    await expect(missing(page)).toHaveCount(0)
    await expect(form.message(page)).toHaveValue('Not lost')
    await page.getByRole('button', { name: 'Recent' }).click()
    await page.getByRole('button', { name: 'Show card: Ada Obi' }).click()
    await expect(form.result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
  })
})
