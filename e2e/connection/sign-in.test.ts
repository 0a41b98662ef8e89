import { browserStorage, goToConsent, pill, signIn } from '../support/connection-steps.ts'
import { fillDetail, openDevelopers } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

test('Beeper is offered, allowed on its consent page, and then used', {
  tag: '@core',
}, async ({ page, beeper }) => {
  await page.goto('/')
  // the offer moves until the count of accounts is shown beside it
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/\d+ accounts/)
  await page.getByRole('button', { name: 'Beeper is running · Sign in' }).click()
  await page.getByRole('button', { name: 'Sign in to Beeper' }).click()

  await expect(page).toHaveURL(new RegExp(`^${beeper.url}/oauth/authorize`))
  await expect(page.getByText('Overture').first()).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(/:\d+\/$/)
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)

  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('New chat')
  expect(beeper.requests).toContain('POST /v1/chats/start')
})

test('signing in before the page knows Beeper’s address opens the right server', async ({
  page,
  beeper,
}) => {
  // the response with the address waits for Beeper's
  const answerInfo = beeper.hold(/^\/v1\/info/)
  await page.goto('/')
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign in to Beeper' }).click()
  answerInfo()
  await expect(page).toHaveURL(new RegExp(`^${beeper.url}/oauth/authorize`))
})

test('the sign-in ends with the tab, unless it is kept in this browser', async ({
  page,
  context,
  overture,
}) => {
  await page.goto('/')
  await signIn(page)
  expect(Object.keys((await browserStorage(page)).tab)).toContain('overture.token.beeper')
  expect(Object.keys((await browserStorage(page)).browser)).not.toContain('overture.token.beeper')
  await page.reload()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)

  const other = await context.newPage()
  await other.goto(overture.url)
  await expect(pill(other, 'Beeper')).toHaveAccessibleDescription('Not signed in')
  await signIn(other, true)
  expect(Object.keys((await browserStorage(other)).browser)).toContain('overture.token.beeper')
  const third = await context.newPage()
  await third.goto(overture.url)
  await expect(pill(third, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
})

test('a denied sign-in is reported, and changes nothing', async ({ page, beeper }) => {
  await page.goto('/')
  await goToConsent(page)
  await page.getByRole('button', { name: 'Deny' }).click()
  await expect(page.getByRole('alert')).toHaveText('You didn’t allow it, so nothing has changed.')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(pill(page, 'Sandbox')).toBeVisible()
  expect(beeper.requests).not.toContain('POST /oauth/token')
})

test('signing out revokes the token in Beeper, and returns to the sandbox', async ({
  page,
  beeper,
  overture,
}) => {
  await page.goto('/')
  await signIn(page)
  const authorization = beeper.authorizations.findLast((token) => token !== undefined) ?? ''
  await pill(page, 'Beeper').click()
  await page.getByRole('button', { name: 'Sign out of Beeper' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'signed out of Beeper' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(pill(page, 'Sandbox')).toBeVisible()

  expect(JSON.stringify(await browserStorage(page))).not.toContain(
    authorization.replace('Bearer ', ''),
  )
  const answer = await page.request.get(`${overture.url}/beeper/v1/accounts`, {
    headers: { authorization },
  })
  expect(answer.status()).toBe(401)
})

test('an expired authorization, and one of another tab, are reported', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/400/)
  await page.goto('/')
  beeper.refuse(/oauth\/token/, { status: 400, body: { error: 'invalid_grant' } })
  await goToConsent(page)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('alert')).toContainText('the permission has expired')

  for (const address of ['code=stolen&state=made-up', 'error=access_denied', '']) {
    await page.goto(`/oauth/callback?${address}`)
    await expect(page.getByRole('alert')).toContainText('wasn’t started in this tab')
    await expect(page).toHaveURL(/:\d+\/$/)
  }
})

test('a refused sign-in names the server, and a stopped server is reported', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/50[02]/)
  await page.goto('/')
  const mend = beeper.refuse(/oauth\/token/, { status: 500, body: {} })
  await goToConsent(page)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('alert')).toContainText('Beeper refused the sign-in.')
  mend()
  beeper.refuse(/oauth\/token/, { status: 502, body: {} })
  await page.keyboard.press('Escape')
  await goToConsent(page)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('alert')).toContainText('Beeper isn’t answering')
})

test('a sign-in fails with an error when Overture is stopped', async ({ page, overture }) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await page.goto('/', { waitUntil: 'networkidle' })
  // on a busy machine the network can be idle before all chunks are loaded
  await expect(page.getByRole('button', { name: 'Recent' })).toBeVisible()
  await openDevelopers(page)
  await expect(page.getByRole('button', { name: 'Copy link to this form' })).toBeVisible()
  await overture.stop()
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign in to Beeper' }).click()
  await expect(page.getByRole('alert')).toContainText('Overture itself isn’t answering')
  await overture.start()
})

test('a redirect with another state is ignored', async ({ page, beeper }) => {
  await page.goto('/')
  await goToConsent(page)
  await page.goto('/oauth/callback?code=stolen&state=made-up')
  await expect(page.getByRole('alert')).toContainText('wasn’t started in this tab')
  expect(beeper.requests).not.toContain('POST /oauth/token')
})

test('a client that Beeper no longer knows is registered once more', async ({
  page,
  beeper,
  overture,
}) => {
  overture.expectConsoleError(/400/)
  await page.goto('/')
  const remember = beeper.refuse(/oauth\/token/, { status: 400, body: { error: 'invalid_client' } })
  await goToConsent(page)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(new RegExp(`^${beeper.url}/oauth/authorize`))
  remember()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts/)
  expect(beeper.requests.filter((call) => call === 'POST /oauth/register')).toHaveLength(2)
})

test('a sign-in page on another server is not opened', async ({ page, beeper }) => {
  const at = (path: string) => `https://example.org/oauth/${path}`
  beeper.refuse(/oauth-authorization-server/, {
    status: 200,
    body: {
      issuer: at(''),
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      registration_endpoint: at('register'),
    },
  })
  await page.goto('/')
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign in to Beeper' }).click()
  await expect(page.getByRole('alert')).toContainText('on another server')
  expect(beeper.requests).not.toContain('POST /oauth/register')
})

test('signing in to the sandbox and out of it works in the same way', async ({ page }) => {
  await page.goto('/')
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign in to the sandbox' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/Nothing is sent · \d+ accounts/)
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Sign out of the sandbox' }).click()
  await expect(page.getByRole('button', { name: 'Sign in to the sandbox' })).toBeVisible()
})
