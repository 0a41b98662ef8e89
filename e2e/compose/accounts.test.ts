import { opened, pill, problem, result, signIn } from '../support/connection-steps.ts'
import { fillDetail, form, openDevelopers } from '../support/form.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const { account } = form

const json = (body: unknown) => ({ status: 200, body })

/** Beeper lists only these accounts, and no chat reveals another one. */
function list(
  beeper: { refuse(path: RegExp, answer: { status: number; body?: unknown }): unknown },
  accounts: unknown,
) {
  beeper.refuse(/\/v1\/accounts$/, json(accounts))
  beeper.refuse(/\/v1\/chats(\?|$)/, json({ items: [], hasMore: false }))
}

const whatsapp = {
  accountID: 'local-whatsapp_ba_EvYDq3mT8hRz9LwB2caK',
  user: { id: 'me' },
  network: 'WhatsApp',
  status: 'connected',
}

test('the account field says that Beeper needs a sign-in, and leads there', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('/')
  await signIn(page)
  await chooseAccount(page, 'WhatsApp')
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('Not signed in')
  await expect(
    page.getByText('You are not signed in to Beeper. Sign in; your form is safe.'),
  ).toBeVisible()
  await account(page).click()
  await expect(page.getByText('The accounts are not loaded.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectNoBreach(page)
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  await button.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Connection' })
  await expect(panel).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await button.press('Enter')
  await panel.getByRole('button', { name: 'Sign in to Beeper' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(account(page)).toHaveValue('WhatsApp')
  await expect(page.getByText('You are not signed in to Beeper.')).toHaveCount(0)
})

test('an account that Beeper does not list is used by its ID, and is still there after a reload', async ({
  page,
  beeper,
}) => {
  list(beeper, [whatsapp])
  await page.goto('/')
  await signIn(page)
  await account(page).fill('imessage_mara')
  await expect(page.getByText('No account is called that.')).toBeVisible()
  await expect(
    page.getByRole('option', { name: 'Use this account ID: imessage_mara' }),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(account(page)).toHaveValue('iMessage')
  await expect(page.getByText('imessage_mara', { exact: true })).toBeVisible()

  await page.reload()
  await expect(account(page)).toHaveValue('iMessage')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await form.send(page).click()
  await expect(problem(page)).toContainText('iMessage needs a first message to open a new chat.')
  await form.message(page).fill('Hello')
  await form.send(page).click()
  await expect(result(page).getByRole('article')).toContainText('iMessage')
  expect(opened(beeper.requests)).toEqual(['POST /v1/chats/start'])
  await page.getByRole('button', { name: 'Recent' }).click()
  await expect(page.getByRole('dialog')).toContainText('iMessage')
})

test('an account ID of an unknown network is used, and its refusal is shown at the account', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/404/)
  list(beeper, [whatsapp])
  await page.goto('/')
  await signIn(page)
  await account(page).fill('pigeon-1')
  await page.getByRole('option', { name: 'Use this account ID: pigeon-1' }).click()
  await expect(account(page)).toHaveValue('pigeon-1')
  await fillDetail(page, 'Username', 'ada')
  await expect(await openDevelopers(page)).toContainText('"accountID": "pigeon-1"')
  await form.send(page).click()
  await expect(problem(page)).toContainText('Beeper doesn’t have this account any more.')
  await problem(page).getByRole('link').click()
  await expect(account(page)).toBeFocused()
  await expect(account(page)).toHaveAccessibleDescription(/doesn’t have this account any more/)
})

test('accounts with little information are listed by what they have', async ({ page, beeper }) => {
  list(beeper, [
    { accountID: 'local-signal_ba_x', user: { id: '+15550100142' } },
    { accountID: 'pigeon-post', user: { id: 'pigeon-post' } },
    { ...whatsapp, status: 'sleeping' },
    { accountID: 'telegram', user: { id: '7', username: 'mara' }, bridge: 'odd', network: 5 },
    { accountID: 'slackgo.T1-U1', user: { id: 'u' }, status: 'reconnect_required' },
  ])
  await page.goto('/')
  await signIn(page)
  await account(page).click()
  await expect(page.getByRole('option')).toHaveCount(6)
  for (const name of [
    'All accounts',
    'Signal, +1 555 010 0142',
    'pigeon-post',
    'WhatsApp, me, sleeping',
    'Telegram, mara',
    'Slack, u, disconnected',
  ]) {
    await expect(page.getByRole('option', { name, exact: true })).toBeVisible()
  }
  await expectNoBreach(page)
  await page.getByRole('option', { name: 'pigeon-post' }).click()
  await fillDetail(page, 'User ID', 'ada')
  await expect(form.preview(page)).toContainText('pigeon-post')
})

test('a list of accounts that fails is reported, can be retried, and an ID works meanwhile', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/500/)
  await page.goto('/')
  await signIn(page)
  const mend = beeper.refuse(/\/v1\/accounts$/, {
    status: 500,
    body: { code: 'TOOL_EXECUTION_ERROR', message: 'uninitialized' },
  })
  await page.reload()
  await expect(page.getByText('The accounts could not be loaded.')).toBeVisible()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('No accounts loaded')
  await account(page).fill(whatsapp.accountID)
  await page.getByRole('option', { name: /^Use this account ID/ }).click()
  await expect(account(page)).toHaveValue('WhatsApp')
  mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/14 accounts/)
  await expect(account(page)).toHaveValue('WhatsApp')
  await expect(page.getByText('The accounts could not be loaded.')).toHaveCount(0)
})
