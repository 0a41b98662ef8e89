import type { Page, WebSocketRoute } from '@playwright/test'
import { fillDetail } from '../support/form.ts'
import { startAnother } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

async function openChat(page: Page) {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await page.getByRole('button', { name: /chat$/ }).click()
}

/** Mocks the server's side of the WebSocket; resolves with the chat that the page subscribes to. */
async function socketOf(page: Page) {
  type Listening = { socket: WebSocketRoute; chatID: string }
  let listens: (listening: Listening) => void = () => undefined
  const listening = new Promise<Listening>((resolve) => {
    listens = resolve
  })
  await page.routeWebSocket(/\/v1\/ws\?/, (socket) => {
    socket.onMessage((message) => {
      const { chatIDs } = JSON.parse(String(message))
      socket.send(JSON.stringify({ type: 'subscriptions.updated', chatIDs }))
      listens({ socket, chatID: chatIDs[0] })
    })
    socket.send(JSON.stringify({ type: 'ready', version: 1, chatIDs: [] }))
  })
  return listening
}

test('3,000 live events cause at most one read a second, and the last one is not lost', async ({
  page,
  overture,
}) => {
  const opened = socketOf(page)
  await page.goto('/')
  await openChat(page)
  const card = page.getByRole('article')
  await expect(card).toBeVisible()
  const { socket, chatID } = await opened
  const requests: string[] = []
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))

  const began = Date.now()
  const event = { type: 'chat.upserted', seq: 1, ts: '', chatID, ids: [chatID] }
  for (let n = 0; n < 3_000; n++) socket.send(JSON.stringify(event))
  await page.request.patch(`${overture.url}/sandbox/v1/chats/${encodeURIComponent(chatID)}`, {
    headers: { authorization: 'Bearer sandbox' },
    data: { isMuted: true },
  })
  for (let n = 0; n < 30; n++) socket.send(JSON.stringify(event))
  // the page stays responsive meanwhile
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello', { timeout: 2_000 })
  await expect(card).toContainText('Muted', { timeout: 4_000 })

  const reads = requests.filter((call) => call === `GET ${chatURL(overture.url, chatID)}`)
  const seconds = (Date.now() - began) / 1000
  expect(reads.length).toBeGreaterThan(0)
  expect(reads.length).toBeLessThanOrEqual(seconds + 2)
  expect(requests.length).toBeLessThanOrEqual(3 * (seconds + 2))
})

const chatURL = (origin: string, chatID: string) =>
  `${origin}/sandbox/v1/chats/${encodeURIComponent(chatID)}`

test('300 kB without a space render at once', async ({ page }) => {
  const long = 'x'.repeat(300_000)
  await page.route(/\/v1\/chats\/start$/, async (route) => {
    const answer = await route.fetch()
    const chat = await answer.json()
    await route.fulfill({ json: { ...chat, title: long, description: long } })
  })
  await page.goto('/')
  await openChat(page)
  const heading = page.getByRole('article').getByRole('heading', { level: 2 })
  await expect(heading).toContainText('more characters', { timeout: 5_000 })
  await startAnother(page)
})
