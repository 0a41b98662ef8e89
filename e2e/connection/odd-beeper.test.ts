import type { Page } from '@playwright/test'
import { draft, expectDraft, field, opened, problem, signIn } from '../support/connection-steps.ts'
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

test('whatever Beeper does not accept is told at the field that can mend it', {
  tag: '@core',
}, async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/422/)
  await page.goto('/')
  await signIn(page)
  await draft(page)
  for (const [path, name, label] of [
    [['user', 'phoneNumber'], 'the phone number', 'Phone number'],
    // no name was given, so it is mended where everything is
    [['user', 'fullName'], 'the name', 'Who do you want to reach?'],
    [['messageText'], 'the message', 'First message'],
    [['accountID'], 'the account', 'Account'],
  ] as const) {
    const accept = beeper.refuse(/chats\/start$/, refusal('body', ...path))
    await start(page)
    const words = `Beeper didn’t accept ${name}: is odd`
    await problem(page).getByRole('link', { name: words }).click()
    const isCombobox = label === 'Account' || label.startsWith('Who')
    const place = page.getByRole(isCombobox ? 'combobox' : 'textbox', { name: label, exact: true })
    await expect(place).toBeFocused()
    await expect(place).toHaveAccessibleDescription(new RegExp(words))
    accept()
  }
  await expectDraft(page)
})

test('and so are the people and the title of a group', async ({ page, beeper, overture }) => {
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

test('a connection that may only read is told, and leads to signing in again', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await signIn(page)
  await draft(page)
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
  expect(opened(beeper.asked)).toHaveLength(2)
})

test('an answer that makes no sense is shown as it came, and the chat is looked for', async ({
  page,
  beeper,
}) => {
  await page.goto('/')
  await signIn(page)
  await draft(page)
  beeper.refuse(/chats\/start$/, { status: 200, body: '{"chat' })
  await start(page)
  await expect(problem(page)).toContainText(
    'Beeper answered in a way this version doesn’t understand. The chat may exist.',
  )
  await expect(problem(page)).toContainText('There is no chat with Ada Obi yet.')
  await problem(page).getByText('Details', { exact: true }).click()
  await expect(problem(page).locator('pre')).toHaveText('{"chat')
  expect(opened(beeper.asked)).toHaveLength(1)
})

test('something else that answers in the place of Beeper leaves open what happened', async ({
  page,
  beeper,
  overture,
}) => {
  await page.goto('/')
  await signIn(page)
  await draft(page)
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
  expect(overture.said()).not.toContain('Welcome')
})
