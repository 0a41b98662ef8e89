import {
  field,
  fillDraft,
  opened,
  problem,
  result,
  signIn,
  who,
} from '../support/connection-steps.ts'
import { chooseMode, fillDetail, openDevelopers } from '../support/form.ts'
import { startAnother } from '../support/opened.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

test.describe('a Beeper of 2025', () => {
  test.use({ beeperVersion: '4.1.294' })

  test('is found and signed in to; the form offers only what it supports', {
    tag: '@core',
  }, async ({ page, beeper }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Beeper is running · Sign in' }).click()
    await expect(page.getByRole('dialog')).toContainText('in a version before 4.2.557')
    await page.keyboard.press('Escape')
    await signIn(page)
    await expect(page.getByText('Beeper 4.1.294 can’t look people up')).toBeVisible()
    await chooseAccount(page, 'WhatsApp')
    await who(page).fill('Ada')
    await page.getByRole('option', { name: /Ada Obi/ }).click()
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
    expect(beeper.requests).not.toContain('GET /v1/ws')

    await startAnother(page)
    await fillDetail(page, 'Phone number', '+44 7700 900102')
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(problem(page)).toContainText('can’t look people up')
    expect(opened(beeper.requests)).toHaveLength(1)
  })
})

test.describe('a group on a Beeper of 2025', () => {
  test.use({ beeperVersion: '4.1.294' })

  test('is created with its only endpoint, and shown completely', async ({ page, beeper }) => {
    await page.goto('/')
    await signIn(page)
    await chooseMode(page, 'Create a chat')
    await expect(page.getByText('can’t look people up')).toHaveCount(0)
    await chooseAccount(page, 'WhatsApp')
    await addPerson(page, 'Ada Obi')
    await addPerson(page, 'Tess Brandt')
    await field(page, 'Group title').fill('Trip')
    await page.getByRole('button', { name: 'Create group of 3' }).click()
    await expect(result(page).getByRole('article', { name: 'Trip' })).toContainText('Tess Brandt')
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })
})

test.describe('a Beeper of spring 2026', () => {
  test.use({ beeperVersion: '4.2.557' })

  test('gets the union request, and its short response becomes a complete card', async ({
    page,
    beeper,
  }) => {
    await page.goto('/')
    await signIn(page)
    await fillDraft(page)
    await expect(await openDevelopers(page)).toContainText('"mode": "start"')
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
    await expect(result(page)).toContainText('New chat')
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })
})
