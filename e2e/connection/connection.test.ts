import type { Page } from '@playwright/test'
import {
  browserStorage,
  expectDraft,
  field,
  fillDraft,
  opened,
  pill,
  problem,
  result,
  signIn,
  who,
} from '../support/connection-steps.ts'
import { chooseMode, form } from '../support/form.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

test.describe('Beeper is quit', () => {
  test('while the user types: it is reported, and everything resumes once it is back', {
    tag: '@core',
  }, async ({ page, beeper, overture }) => {
    overture.expectConsoleError(/502|WebSocket/)
    await page.goto('/')
    await signIn(page)
    await chooseAccount(page, 'WhatsApp')
    await field(page, 'First message').fill('Are we on for Tuesday?')
    await beeper.quit()
    await who(page).fill('Tess')
    await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('Not answering')
    await expect(
      page.getByText(/^Beeper isn’t answering on 127\.0\.0\.1:\d+\. Open Beeper/),
    ).toBeVisible()
    await expect(form.preview(page)).toContainText('WhatsApp couldn’t be searched.')
    await page.keyboard.press('Escape')
    await expectNoBreach(page)

    await beeper.run()
    await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
    await expect(page.getByText(/Beeper isn’t answering/)).toHaveCount(0)
    await who(page).press('ArrowDown')
    await expect(page.getByRole('option', { name: /Tess Brandt/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form.account(page)).toHaveValue('WhatsApp')
    await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
    await expect(who(page)).toHaveValue('Tess')
    expect(opened(beeper.requests)).toEqual([])
  })

  test('before sending: the form is kept, and nothing is sent automatically', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/502|WebSocket/)
    await page.goto('/')
    await signIn(page)
    await fillDraft(page)
    await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
    await beeper.quit()
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(problem(page)).toContainText(
      /Beeper isn’t answering on 127\.0\.0\.1:\d+\. Open Beeper/,
    )
    await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('Not answering')
    await expectDraft(page)

    await beeper.run()
    await expect(problem(page)).toContainText('Beeper answers again. Nothing was sent')
    expect(opened(beeper.requests)).toEqual([])
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(result(page)).toContainText('New chat')
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats/start'])
  })
})

test.describe('Beeper revokes the token', () => {
  const expired = { status: 401, body: { code: 'unauthorized', message: 'Invalid token' } }
  const error = 'Beeper no longer accepts this connection. Sign in again; your form is safe.'

  /** Signs in again, and stops refusing tokens only then, so that the old token stays refused. */
  async function allow(page: Page, accept: () => void) {
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in to Beeper' }).click()
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
    accept()
    await page.getByRole('button', { name: 'Allow' }).click()
    await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
  }

  test('while the user types: after signing in again the form is unchanged', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/401/)
    await page.goto('/')
    await signIn(page)
    await chooseAccount(page, 'WhatsApp')
    await field(page, 'First message').fill('Are we on for Tuesday?')
    const accept = beeper.refuse(/\/v1\//, expired)
    await who(page).fill('Tess')
    await expect(page.getByText(error)).toBeVisible()
    await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('Not signed in')
    await page.keyboard.press('Escape')
    await expectNoBreach(page)
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await allow(page, accept)
    await expect(form.account(page)).toHaveValue('WhatsApp')
    await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
    await expect(who(page)).toHaveValue('Tess')
  })

  test('when a message is sent: it is sent once, when the user sends it again', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/401|WebSocket/)
    await page.goto('/')
    await signIn(page)
    await fillDraft(page)
    await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
    const accept = beeper.refuse(/\/v1\//, expired)
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(problem(page)).toContainText(error)
    await expect(page.getByRole('main').getByText(error)).toHaveCount(1)
    await problem(page).getByRole('button', { name: 'Sign in again' }).click()
    await allow(page, accept)
    await expectDraft(page)
    expect(opened(beeper.requests)).toHaveLength(1)
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(result(page)).toContainText('New chat')
    expect(opened(beeper.requests)).toHaveLength(2)
  })

  test('stored in local storage: the new token is stored there again', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/401/)
    await page.goto('/')
    await signIn(page, true)
    const accept = beeper.refuse(/\/v1\//, expired)
    await page.reload()
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await expect(page.getByRole('switch', { name: /Keep me signed in/ })).toBeChecked()
    await allow(page, accept)
    expect(Object.keys((await browserStorage(page)).browser)).toContain('overture.token.beeper')
  })

  test('when a group is created: all people are still in the form', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/401|WebSocket/)
    await page.goto('/')
    await signIn(page)
    await chooseMode(page, 'Create a chat')
    await chooseAccount(page, 'WhatsApp')
    await addPerson(page, 'Ada Obi')
    await addPerson(page, 'Tess Brandt')
    await field(page, 'Group title').fill('Trip')
    const accept = beeper.refuse(/\/v1\//, expired)
    await page.getByRole('button', { name: 'Create group of 3' }).click()
    await expect(problem(page)).toContainText(error)
    await problem(page).getByRole('button', { name: 'Sign in again' }).click()
    await allow(page, accept)
    await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
    for (const name of ['Ada Obi', 'Tess Brandt']) {
      await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
    }
    await expect(field(page, 'Group title')).toHaveValue('Trip')
    await page.getByRole('button', { name: 'Create group of 3' }).click()
    await expect(result(page).getByRole('article', { name: 'Trip' })).toBeVisible()
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats', 'POST /v1/chats'])
  })
})
