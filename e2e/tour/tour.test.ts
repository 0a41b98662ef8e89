import type { Page } from '@playwright/test'
import { browserStorage, pill } from '../support/connection-steps.ts'
import { form, openDevelopers } from '../support/form.ts'
import { ada, log, open } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

const tour = (page: Page) => page.getByRole('complementary', { name: 'Tour' })
const next = (page: Page) => tour(page).getByRole('button', { name: /^(Next|End the tour)$/ })

/** Waits until the current step is done and goes to the next one by Enter. */
async function goOn(page: Page, heading: string) {
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await expect(next(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(tour(page).getByRole('heading')).toHaveText(heading)
}

/** All chats of the sandbox, as JSON. */
const chatsOf = (page: Page) =>
  page.evaluate(async () => {
    const headers = { authorization: 'Bearer sandbox' }
    const answer = await fetch('/sandbox/v1/chats/search?limit=200', { headers })
    return JSON.stringify(await answer.json())
  })

/** A page in use: with an opened chat, a draft, a chosen theme and an open panel. */
async function usedPage(page: Page) {
  await open(page, ada, 'Hello')
  await expect(log(page)).toContainText('Delivered')
  await form.who(page).fill('Tess Brandt')
  await form.message(page).fill('Only begun')
  const theme = page.getByRole('button', { name: /^Theme/ })
  await theme.click()
  await theme.click()
  await expect(theme).toHaveAccessibleName('Theme: Dark')
  await openDevelopers(page)
  // stored shortly after the last key
  await expect
    .poll(async () => JSON.stringify((await browserStorage(page)).tab))
    .toContain('Only begun')
  return { stores: await browserStorage(page), chats: await chatsOf(page) }
}

async function expectAsBefore(page: Page, before: Awaited<ReturnType<typeof usedPage>>) {
  await expect(tour(page)).toHaveCount(0)
  await expect(form.who(page)).toHaveValue('Tess Brandt')
  await expect(form.message(page)).toHaveValue('Only begun')
  await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Recent' })).toContainText('1')
  await expect(page.getByRole('tab', { name: 'JSON' })).toBeVisible()
  expect(await browserStorage(page)).toEqual(before.stores)
  expect(await chatsOf(page)).toBe(before.chats)
}

test('the whole tour works by one key, shows what it describes, and changes nothing', {
  tag: '@core',
}, async ({ page, overture }) => {
  test.slow()
  overture.expectConsoleError(/502/)
  const before = await usedPage(page)
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Take the tour' }).press('Enter')

  await expect(tour(page).getByRole('heading')).toHaveText('Overture in ninety seconds')
  await expect(tour(page)).toContainText('1 of 10')
  await expect(next(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(tour(page).getByRole('button', { name: 'Leave the tour' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(form.who(page)).toHaveValue('')
  await expectNoBreach(page)
  await goOn(page, 'Type a name')
  await expect(form.preview(page)).toContainText('matches for “ada”')
  await goOn(page, 'Enter takes the first row')
  await expect(form.preview(page)).toContainText('You already share a chat')
  await goOn(page, 'Paste a link')
  await expect(form.message(page)).toHaveValue('Good morning! Coffee at nine?')
  await expect(form.account(page)).toHaveValue('WhatsApp')
  await goOn(page, 'Check other accounts')
  await expect(form.preview(page)).toContainText('Reachable on')
  await goOn(page, 'Open the chat')
  await expect(form.result(page)).toContainText('Existing chat')
  await expect(log(page)).toContainText('Good morning! Coffee at nine?')
  await expectNoBreach(page)
  await goOn(page, 'Paste a list')
  const add = page.getByRole('button', { name: 'Add 6 people' })
  await expect(add).toBeVisible()
  await add.press('Enter')
  await goOn(page, 'Create the group')
  await expect(form.result(page)).toContainText('1 of 6 people is missing: Missing Mo.')
  // the form is cleared for the next chat
  await expect(page.getByRole('button', { name: 'Remove Missing Mo' })).toHaveCount(0)
  await goOn(page, 'When a network is down')
  await expect(form.problem(page)).toContainText('The sandbox is fine; WhatsApp didn’t answer.')
  await expect(form.message(page)).toHaveValue('Are you in town on Friday?')
  await goOn(page, 'See the request')
  await expect(page.getByRole('tab', { name: 'JSON' })).toBeVisible()
  await expectNoBreach(page)
  await expect(next(page)).toHaveText('End the tour')
  await expect(next(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expectAsBefore(page, before)
})

test('the tour can be left midway by Esc, by a reload and by its button, and changes nothing', async ({
  page,
}) => {
  test.slow()
  const before = await usedPage(page)
  const begin = async () => {
    await page.evaluate(() => {
      location.hash = '#tour'
    })
    await goOn(page, 'Type a name')
    await goOn(page, 'Enter takes the first row')
    await goOn(page, 'Paste a link')
  }
  await test.step('by Esc, after typing into the form', async () => {
    await begin()
    await form.message(page).fill('Written on the tour')
    await page.keyboard.press('Escape')
    // in the form Esc only closes lists
    await expect(tour(page)).toBeVisible()
    await next(page).press('Escape')
    await expectAsBefore(page, before)
  })
  await test.step('by a reload, with a chat of the tour open', async () => {
    await begin()
    await goOn(page, 'Check other accounts')
    await goOn(page, 'Open the chat')
    await expect(log(page)).toContainText('Good morning!')
    await page.reload()
    await expectAsBefore(page, before)
  })
  await test.step('by its button', async () => {
    await begin()
    await tour(page).getByRole('button', { name: 'Leave the tour' }).click()
    await expectAsBefore(page, before)
  })
})
