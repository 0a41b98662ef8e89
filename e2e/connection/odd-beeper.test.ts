import type { Page } from '@playwright/test'
import {
  expectDraft,
  field,
  fillDraft,
  opened,
  problem,
  signIn,
} from '../support/connection-steps.ts'
import { chooseMode } from '../support/form.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const start = (page: Page) =>
  page.getByRole('button', { name: /^(Start|Open existing) chat$/ }).click()

const refusal = (...path: (string | number)[]) => ({
  status: 422,
  body: {
    code: 'VALIDATION_ERROR',
    message: 'Validation failed',
    details: { issues: [{ code: 'custom', message: 'is odd', path }] },
  },
})

test('a value that Beeper rejects is reported at its field', {
  tag: '@core',
}, async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/422/)
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  for (const [path, name, label] of [
    [['user', 'phoneNumber'], 'the phone number', 'Phone number'],
    // no name was given, so the error is at the Who field
    [['user', 'fullName'], 'the name', 'Who do you want to reach?'],
    [['messageText'], 'the message', 'First message'],
    [['accountID'], 'the account', 'Account'],
  ] as const) {
    const accept = beeper.refuse(/chats\/start$/, refusal('body', ...path))
    await start(page)
    const error = `Beeper didn’t accept ${name}: is odd`
    await problem(page).getByRole('link', { name: error }).click()
    const isCombobox = label === 'Account' || label.startsWith('Who')
    const place = page.getByRole(isCombobox ? 'combobox' : 'textbox', { name: label, exact: true })
    await expect(place).toBeFocused()
    await expect(place).toHaveAccessibleDescription(new RegExp(error))
    accept()
  }
  await expectDraft(page)
})

test('rejected people and the title of a group are reported at their fields', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/422/)
  await page.goto('/')
  await signIn(page)
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await field(page, 'Group title').fill('Trip')
  const create = page.getByRole('button', { name: 'Create group of 3' })
  const accept = beeper.refuse(/v1\/chats$/, refusal('body', 'title'))
  await create.click()
  await problem(page).getByRole('link', { name: 'Beeper didn’t accept the title: is odd' }).click()
  await expect(field(page, 'Group title')).toBeFocused()
  accept()
  beeper.refuse(/v1\/chats$/, refusal('body', 'participantIDs'))
  await create.click()
  await problem(page).getByRole('link', { name: 'Beeper didn’t accept the people: is odd' }).click()
  await expect(page.getByRole('combobox', { name: 'People to add' })).toBeFocused()
})

test('a read-only token is reported, and leads to signing in again', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  const message = 'Required scopes: write, missing: write'
  const allow = beeper.refuse(/chats\/start$/, {
    status: 403,
    body: { code: 'forbidden', message },
  })
  await start(page)
  await expect(problem(page)).toContainText('This connection may read but not write.')
  await problem(page).getByRole('button', { name: 'Sign in again' }).click()
  allow()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expectDraft(page)
  await start(page)
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('New chat')
  expect(opened(beeper.requests)).toHaveLength(2)
})

test('an invalid response is shown as received, and the chat is looked up', async ({
  page,
  beeper,
}) => {
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  beeper.refuse(/chats\/start$/, { status: 200, body: '{"chat' })
  await start(page)
  await expect(problem(page)).toContainText(
    'Beeper answered in a way this version doesn’t understand. The chat may exist.',
  )
  await expect(problem(page)).toContainText('There is no chat with Ada Obi yet.')
  await problem(page).getByText('Details', { exact: true }).click()
  await expect(problem(page).locator('pre')).toHaveText('{"chat')
  expect(opened(beeper.requests)).toHaveLength(1)
})

test('another program that answers at Beeper’s address leaves the outcome unknown', async ({
  page,
  beeper,
  overture,
}) => {
  await page.goto('/')
  await signIn(page)
  await fillDraft(page)
  beeper.refuse(/chats\/start$/, {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><h1>Welcome</h1>',
  })
  await start(page)
  await expect(problem(page)).toContainText(
    'Something between Overture and Beeper answered in its place. We don’t know whether this worked.',
  )
  await expect(problem(page)).toContainText('There is no chat with Ada Obi yet.')
  await expect(page.getByRole('heading', { name: 'Welcome' })).toHaveCount(0)
  expect(overture.output()).not.toContain('Welcome')
})
