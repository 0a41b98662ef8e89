import type { Page } from '@playwright/test'
import { pill, signIn } from '../support/connection-steps.ts'
import { fillDetail } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const authorization = 'Bearer sandbox'

async function openChat(page: Page) {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  const answer = page.waitForResponse((response) => response.url().endsWith('/v1/chats/start'))
  await page.getByRole('button', { name: /chat$/ }).click()
  await expect(page.getByRole('article')).toBeVisible()
  const { chatID } = await (await answer).json()
  return String(chatID)
}

async function mute(page: Page, mount: string, chatID: string) {
  const answer = await page.request.patch(`${mount}/v1/chats/${encodeURIComponent(chatID)}`, {
    headers: { authorization },
    data: { isMuted: true },
  })
  expect(answer.status()).toBe(200)
}

test('a change of the chat appears on its card at once', { tag: '@core' }, async ({
  page,
  overture,
}) => {
  const opened = page.waitForEvent('websocket')
  await page.goto('/')
  const chatID = await openChat(page)
  expect((await opened).url()).toMatch(/\/sandbox\/v1\/ws\?ticket=[\w-]+$/)
  await expect(page.getByRole('article')).not.toContainText('Muted')
  await mute(page, `${overture.url}/sandbox`, chatID)
  await expect(page.getByRole('article')).toContainText('Muted', { timeout: 3_000 })
})

test('without a WebSocket the card polls its chat', async ({ page, beeper, overture }) => {
  overture.expectConsoleError(/WebSocket/)
  beeper.refuse(/v1\/ws$/, { status: 404 })
  await page.goto('/')
  await signIn(page)
  await expect(pill(page, 'Beeper')).toBeVisible()
  const chatID = await openChat(page)
  await mute(page, beeper.url, chatID)
  await expect(page.getByRole('article')).toContainText('Muted', { timeout: 15_000 })
})
