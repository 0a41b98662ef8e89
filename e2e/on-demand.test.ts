import type { Page } from '@playwright/test'
import { fillDetail } from './form.ts'
import { expect, test } from './overture.ts'
import { chooseAccount, paste } from './steps.ts'

const libraries = {
  numbers: /\/phone-library-[^/]+\.js$/,
  cards: /\/contact-cards-[^/]+\.js$/,
  lists: /\/paste-sheet-[^/]+\.js$/,
  samples: /\/samples-[^/]+\.js$/,
}

/** Notes which of the libraries the page has asked for by now. */
function asked(page: Page) {
  const names = new Set<string>()
  page.on('request', (request) => {
    for (const [name, file] of Object.entries(libraries)) {
      if (file.test(request.url())) names.add(name)
    }
  })
  return () => [...names].sort()
}

test('libraries for numbers, cards, lists and samples are fetched when they are needed, and not before', async ({
  page,
}) => {
  const soFar = asked(page)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const who = page.getByRole('combobox', { name: 'Who do you want to reach?' })
  await who.fill('Ada Obi')
  await expect(page.getByRole('option', { name: /^Ada Obi/ })).toBeVisible()
  await fillDetail(page, 'Email', 'ada@example.org')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await page.waitForLoadState('networkidle')
  expect(soFar()).toEqual([])

  await who.fill('+49 1515 5501234')
  await expect(page.getByText('Germany').first()).toBeVisible()
  expect(soFar()).toEqual(['numbers'])

  await who.focus()
  await paste(page, 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Obi\nEND:VCARD\n')
  await expect(page.getByText('Filled in from the contact card of Ada Obi.')).toBeVisible()
  expect(soFar()).toEqual(['cards', 'numbers'])

  await page.getByRole('tab', { name: 'Python' }).click()
  await expect(page.getByRole('region', { name: 'Request' })).toContainText('client.chats')
  expect(soFar()).toEqual(['cards', 'numbers', 'samples'])
})

test('a group is made without a library for numbers until somebody is looked up by words', async ({
  page,
}) => {
  const soFar = asked(page)
  await page.goto('/')
  await page.locator('[name=mode][value=create]').check({ force: true })
  await chooseAccount(page, 'WhatsApp')
  const people = page.getByRole('combobox', { name: 'People to add' })
  await people.fill('Ada Obi')
  await page.getByRole('option', { name: /^Ada Obi/ }).click()
  await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(soFar()).toEqual([])

  await people.focus()
  await paste(page, 'Jun Lindqvist\nSol Vega')
  await expect(page.getByRole('dialog', { name: 'Paste a list' })).toContainText('ready')
  expect(soFar()).toEqual(['lists', 'numbers'])
})
