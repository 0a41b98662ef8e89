import type { Page } from '@playwright/test'
import { field, opened, problem, result, who } from '../support/connection-steps.ts'
import { fillDetail } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

/** Counts the requests that open chats. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(`${request.method()} ${new URL(request.url()).pathname.replace('/sandbox', '')}`)
  })
  return sent
}

async function startWith(page: Page, number: string, message = 'Hello') {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
  await field(page, 'First message').fill(message)
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText(
    'First contact',
  )
  await page.getByRole('button', { name: 'Start chat' }).click()
}

const reach = (page: Page) => page.getByRole('region', { name: "Who you'll reach" })

test('a rate limit shows a countdown, and nothing is sent meanwhile', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/429/)
  const sent = sentBy(page)
  await page.clock.install()
  await page.goto('/')
  await startWith(page, '+1 555 010 9003')
  await expect(problem(page)).toContainText(
    'The network asked us to slow down. Nothing was retried.',
  )
  const again = problem(page).getByRole('button', { name: /^Try again/ })
  // the countdown runs
  await expect(again).toHaveText('Try again in 17 s')
  await expect(again).toHaveText('Try again in 16 s')
  await page.clock.fastForward(10_000)
  await expect(again).toHaveText(/^Try again in [1-6] s$/)
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await page.clock.fastForward(10_000)
  await expect(again).toHaveText('Try again')
  await expect(problem(page).getByRole('status')).toHaveText('You can try again now.')
  expect(opened(sent)).toEqual(['POST /v1/chats/start'])
  await expect(field(page, 'First message')).toHaveValue('Hello')
})

test('after the wait is stopped the form says whether the chat exists', async ({ page }) => {
  const sent = sentBy(page)
  await page.clock.install()
  await page.goto('/')
  await startWith(page, '+1 555 010 9002')
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await page.clock.fastForward(4_000)
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(result(page).getByRole('article', { name: 'Timeout Tina' })).toBeVisible()
  await expect(page.getByText('It worked, only late.')).toBeVisible()
  await expectNoBreach(page)
  await expect(problem(page)).toHaveCount(0)
  expect(opened(sent)).toEqual(['POST /v1/chats/start'])
})

test('after a timeout the chat is looked up and nothing is sent again', async ({ page }) => {
  const sent = sentBy(page)
  await page.clock.install()
  await page.goto('/')
  await startWith(page, '+1 555 010 9002')
  await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
  await page.clock.fastForward(30_000)
  await expect(result(page).getByRole('article', { name: 'Timeout Tina' })).toBeVisible()
  await expect(page.getByText('It worked, only late.')).toBeVisible()
  expect(opened(sent)).toEqual(['POST /v1/chats/start'])
})

test('after a conflict the chat is looked up before a retry', async ({ page, overture }) => {
  overture.expectConsoleError(/409/)
  const sent = sentBy(page)
  await page.goto('/')
  await startWith(page, '+1 555 010 9011')
  await expect(result(page).getByRole('article', { name: 'Conflict Cleo' })).toBeVisible()
  await expect(page.getByText('It worked, only late.')).toBeVisible()
  expect(opened(sent)).toEqual(['POST /v1/chats/start'])
})

for (const [number, status, text] of [
  ['+1 555 010 9004', 502, 'The sandbox is fine; WhatsApp didn’t answer.'],
  ['+1 555 010 9005', 500, 'The sandbox had a problem.'],
] as const) {
  test(`after a ${status} the chat is looked up, and again on demand, but never requested twice`, async ({
    page,
    overture,
  }) => {
    overture.expectConsoleError(new RegExp(String(status)))
    const sent = sentBy(page)
    await page.goto('/')
    await startWith(page, number)
    await expect(problem(page)).toContainText(text)
    await expect(problem(page)).toContainText(/There is no chat with .+ yet\./)
    const reads = sent.length
    await problem(page).getByRole('button', { name: 'Look again' }).click()
    await expect.poll(() => sent.length).toBeGreaterThan(reads)
    await expect(problem(page)).toContainText(/There is no chat with .+ yet\./)
    await problem(page).getByText('Details', { exact: true }).click()
    await expect(problem(page)).toContainText(String(status))
    expect(opened(sent)).toEqual(['POST /v1/chats/start'])
    await expect(field(page, 'First message')).toHaveValue('Hello')
  })
}

test('an error that needs an invite links to the switch that allows it', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await chooseAccount(page, 'Beeper (Matrix)')
  const invite = page.getByRole('switch', { name: 'Allow an invite' })
  await invite.uncheck()
  await who(page).fill('Iris')
  await page.getByRole('option', { name: /^Invite-Only Iris/ }).click()
  await expect(reach(page)).toContainText('Invite-Only Iris')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(problem(page)).toContainText('opens this chat by inviting them. Allow the invite')
  await problem(page).getByRole('link').click()
  await expect(invite).toBeFocused()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(result(page).getByRole('article')).toContainText('Invite-Only Iris')
})
