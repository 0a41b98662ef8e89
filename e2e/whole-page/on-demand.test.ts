import type { Page } from '@playwright/test'
import { chooseMode, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, paste } from '../support/steps.ts'

const libraries = {
  numbers: /\/phone-library-[^/]+\.js$/,
  cards: /\/vcard-[^/]+\.js$/,
  lists: /\/paste-sheet-[^/]+\.js$/,
  samples: /\/samples-[^/]+\.js$/,
  request: /\/developer-details-[^/]+\.js$/,
  chat: /\/opened-chat-[^/]+\.js$/,
}

/** The libraries that the page has requested so far. */
function requestedLibraries(page: Page) {
  const names = new Set<string>()
  page.on('request', (request) => {
    for (const [name, file] of Object.entries(libraries)) {
      if (file.test(request.url())) names.add(name)
    }
  })
  return () => [...names].sort()
}

test('only the page itself is fetched before any interaction', { tag: '@core' }, async ({
  page,
}) => {
  const soFar = requestedLibraries(page)
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'People you write to' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(soFar()).toEqual([])
})

test('libraries for cards, lists, the request and its samples are fetched on demand', async ({
  page,
}) => {
  const soFar = requestedLibraries(page)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await form.who(page).fill('Ada Obi')
  await expect(form.preview(page).getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
  await fillDetail(page, 'Email', 'ada@example.org')
  await form.message(page).fill('Hello')
  await page.waitForLoadState('networkidle')
  // fetched at the first interaction, before they are needed
  expect(soFar()).toEqual(['chat', 'numbers'])

  await form.who(page).focus()
  await paste(page, 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Obi\nEND:VCARD\n')
  await expect(page.getByText('Filled in from the contact card of Ada Obi.')).toBeVisible()
  expect(soFar()).toEqual(['cards', 'chat', 'numbers'])

  const developers = await openDevelopers(page)
  expect(soFar()).toEqual(['cards', 'chat', 'numbers', 'request'])
  await developers.getByRole('tab', { name: 'Python' }).click()
  await expect(developers).toContainText('client.chats')
  expect(soFar()).toEqual(['cards', 'chat', 'numbers', 'request', 'samples'])
})

test('a group is made without the sheet for lists until a list is pasted', async ({ page }) => {
  const soFar = requestedLibraries(page)
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await form.people(page).fill('Ada Obi')
  await page.getByRole('option', { name: /^Ada Obi/ }).click()
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(soFar()).not.toContain('lists')

  await form.people(page).focus()
  await paste(page, 'Jun Lindqvist\nSol Vega')
  await expect(page.getByRole('dialog', { name: 'Paste a list' })).toContainText('ready')
  expect(soFar()).toContain('lists')
  expect(soFar()).not.toContain('cards')
})
