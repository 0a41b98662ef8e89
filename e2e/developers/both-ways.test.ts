import type { Page } from '@playwright/test'
import { detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach, paste } from '../support/steps.ts'

const whatsapp = 'local-whatsapp_ba_EvYDq3mT8hRz9LwB2caK'
const json = (page: Page) => page.getByRole('textbox', { name: 'Request as JSON' })
const lit = (page: Page) => page.locator('form [data-lit]')

async function openAda(page: Page) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  return await openDevelopers(page)
}

test('the form follows edits of the request, and the request the form', { tag: '@core' }, async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const panel = await openAda(page)
  const number = await detail(page, 'Phone number')
  const posted: string[] = []
  page.on('request', (sent) => {
    if (sent.method() === 'POST' && /\/v1\/chats/.test(sent.url())) posted.push(sent.url())
  })

  await test.step('a valid request fills the form, and keeps its text', async () => {
    await panel.getByRole('button', { name: 'Edit as JSON' }).press('Enter')
    await expect(json(page)).toBeFocused()
    const typed = `{"accountID":"${whatsapp}","user":{"phoneNumber":"+15550100106"},"messageText":"Hi"}`
    await json(page).fill(typed)
    await expect(form.message(page)).toHaveValue('Hi')
    await expect(number).toHaveValue('+15550100106')
    await expect(json(page)).toHaveValue(typed)
    await expectNoBreach(page)
  })

  await test.step('an error is shown at its line, and the request is neither applied nor sent', async () => {
    await json(page).fill('{\n  "messageText" "Bye"\n}')
    await expect(json(page)).toHaveAccessibleDescription(
      'Line 2, column 17: “:” is expected after “messageText”.',
    )
    await expect(json(page)).toHaveAttribute('aria-invalid', 'true')
    await json(page).press('Control+Enter')
    await json(page).fill('{ "accountID": "pigeon" }')
    await expect(json(page)).toHaveAccessibleDescription(/No account is called “pigeon”/)
    for (const [wrong, told] of [
      ['{ "messageText": "a", "messageText": "b" }', /“messageText” appears twice/],
      ['{ "mesageText": "a" }', /“mesageText”/],
      ['{ "user": {}, "participantIDs": [] }', /a request does one of the two/],
      [`{ "messageText": "${'x'.repeat(1_000_001)}" }`, /longer than a million characters/],
    ] as const) {
      await json(page).fill(wrong)
      await expect(json(page)).toHaveAccessibleDescription(told)
    }
    await expect(form.message(page)).toHaveValue('Hi')
    expect(posted).toEqual([])
    await expectNoBreach(page)
  })

  await test.step('a change of the form updates the text', async () => {
    await form.message(page).fill('Hello')
    await expect(json(page)).toHaveValue(/"messageText": "Hello"\n\}$/)
    await expect(json(page)).not.toHaveAttribute('aria-invalid')
    await panel.getByRole('button', { name: 'Done' }).press('Enter')
    await expect(panel.getByRole('button', { name: 'Edit as JSON' })).toBeFocused()
  })

  await test.step('a curl command for another host is rejected, and its token is not shown', async () => {
    await panel.getByRole('button', { name: 'Paste a request' }).click()
    const area = page.getByRole('textbox', { name: 'Request to paste' })
    await expect(area).toBeFocused()
    const elsewhere = `curl https://api.example.org/v1/chats/start -H 'Authorization: Bearer s3cret' -d '{"user":{}}'`
    await paste(page, elsewhere)
    await expect(area).toHaveAccessibleDescription(/This request goes to api\.example\.org/)
    await expect(area).toHaveValue(/Bearer \$BEEPER_ACCESS_TOKEN'/)
    expect(await page.content()).not.toContain('s3cret')
    await expect(form.message(page)).toHaveValue('Hello')
    await expectNoBreach(page)

    await area.fill('')
    await area.focus()
    const origin = new URL(page.url()).origin
    await paste(
      page,
      `curl ${origin}/sandbox/v1/chats \\\n  -H "Authorization: Bearer s3cret" \\\n  -d $'{"accountID":"${whatsapp}","type":"group","title":"It\\'s a trip","participantIDs":["@447700900101:local-whatsapp.localhost","@15550100131:local-whatsapp.localhost"]}'`,
    )
    await expect(panel).toContainText('The form was filled from curl. Nothing was sent.')
    await expect(form.title(page)).toHaveValue("It's a trip")
    await expect(page.getByRole('button', { name: 'Remove Ada Obi' })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(form.message(page)).toHaveValue('Hello')
    expect(posted).toEqual([])
  })

  await test.step('a line and its field highlight each other', async () => {
    await form.message(page).focus()
    await expect(panel.locator('[data-lit-line]')).toHaveText([/"messageText": "Hello"/])
    await expect(panel).toContainText('“Optional first message content if the platform requires it')
    const key = panel.getByRole('button', { name: '"phoneNumber"' })
    // a result that appears above may move it away from under the pointer
    await expect(async () => {
      await key.hover()
      await expect(lit(page)).toHaveId('user.phoneNumber', { timeout: 2000 })
    }).toPass()
    await expect(panel).toContainText('“Phone number candidate (E.164 preferred).”')
    await key.click()
    await expect(number).toBeFocused()
    await form.message(page).hover()
    await expect(panel.locator('[data-lit-line]')).toHaveText([/"messageText"/])
    await form.message(page).fill('Hello again')
    await expect(panel.locator('[data-changed]')).toHaveText([/"messageText": "Hello again"/])
  })
})

test('every call of the page is listed, and can be copied to run elsewhere', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const panel = await openAda(page)
  await panel.getByRole('tab', { name: 'All calls' }).click()
  const calls = panel.getByRole('list', { name: 'All calls' })
  await expect(calls).toContainText(/GET\/v1\/accounts200 · \d+ ms/)
  await form.send(page).click()
  const start = calls.getByRole('listitem').filter({ hasText: 'POST/v1/chats/start' }).first()
  await expect(start).toContainText(/200 · \d+ ms/)
  await start.locator('summary').first().press('Enter')
  await expect(start.locator('pre')).toContainText('"phoneNumber": "+447700900101"')
  await expect(start).toContainText('status: "created"')
  await expectNoBreach(page)
  await start.getByRole('button', { name: 'Copy as curl' }).click()
  await expect(start.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^curl 'http:\/\/127\.0\.0\.1:\d+\/sandbox\/v1\/chats\/start' \\\n/)
  expect(copied).toContain('-H "Authorization: Bearer $BEEPER_ACCESS_TOKEN"')
  expect(copied).toContain('"phoneNumber": "+447700900101"')
  expect(await page.content()).not.toContain('Bearer sandbox')
})
