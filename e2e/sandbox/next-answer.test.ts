import type { Page } from '@playwright/test'
import { pill, problem, result } from '../support/connection-steps.ts'
import { chooseMode, fillDetail, form, openDevelopers } from '../support/form.ts'
import { ada, log, startAnother } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'

const panel = (page: Page) => page.getByRole('dialog', { name: 'Connection' })
const nextAnswer = (page: Page) => panel(page).getByRole('radiogroup', { name: 'Next answer' })

async function choose(page: Page, answer: string, pillText: RegExp) {
  await pill(page, 'Sandbox').click()
  await nextAnswer(page).getByRole('radio', { name: answer, exact: true }).check()
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(pillText)
  await page.keyboard.press('Escape')
}

const expectNormal = (page: Page) =>
  expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/Nothing is sent/)

async function fill(page: Page, phone: string, message = '') {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', phone)
  await form.message(page).fill(message)
  await expect(form.preview(page)).toContainText(/You already share a chat|First contact/)
}

test('each next answer is chosen in the panel, shown on the pill and applied once', {
  tag: '@core',
}, async ({ page, overture }) => {
  test.slow()
  overture.expectConsoleError(/404|429|500|502/)
  const requests: string[] = []
  page.on('request', (request) => {
    requests.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  await page.clock.install()
  await page.goto('/')

  await test.step('the next answer is not fetched before the panel is opened', async () => {
    await expectNormal(page)
    expect(requests.filter((call) => call.includes('next-answer'))).toEqual([])
  })

  await test.step('the choice works by keyboard and survives a reload', async () => {
    await pill(page, 'Sandbox').click()
    const radio = (name: string) => nextAnswer(page).getByRole('radio', { name, exact: true })
    await expect(radio('Normal')).toBeChecked()
    await radio('Normal').focus()
    for (const _ of ['Slow', 'Not found']) await page.keyboard.press('ArrowDown')
    await expect(radio('Not found')).toBeChecked()
    await expectNoBreach(page)
    await page.keyboard.press('Escape')
    await expect(pill(page, 'Sandbox')).toBeFocused()
    await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription('next: not found')
    await page.reload()
    await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription('next: not found')
  })

  await test.step('not found', async () => {
    await fill(page, ada, 'Hello')
    await form.send(page).click()
    await expect(problem(page)).toContainText('No one on WhatsApp uses +44 7700 900101')
    await expectNormal(page)
  })

  await test.step('rate limit, with its countdown', async () => {
    await choose(page, 'Rate limit', /^next: rate limit$/)
    await form.send(page).click()
    await expect(problem(page)).toContainText('The network asked us to slow down.')
    const again = problem(page).getByRole('button', { name: /^Try again/ })
    await expect(again).toHaveText(/^Try again in \d+ s$/)
    await expectNormal(page)
    await page.clock.fastForward(21_000)
    await expect(again).toHaveText('Try again')
  })

  await test.step('outage', async () => {
    await choose(page, 'Outage', /^next: outage$/)
    await form.send(page).click()
    await expect(problem(page)).toContainText('The sandbox is fine; WhatsApp didn’t answer.')
    await expect(problem(page)).toContainText('There is no chat with Ada Obi yet.')
    await expectNormal(page)
  })

  await test.step('after the timeout', async () => {
    await choose(page, 'Answers after the timeout', /^next: after the timeout$/)
    await problem(page).getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
    await page.clock.fastForward(30_000)
    await expect(result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
    await expect(page.getByText('It worked, only late.')).toBeVisible()
    await expectNormal(page)
  })

  await test.step('first message fails, applied to the next first message', async () => {
    await startAnother(page)
    await choose(page, 'First message fails', /^next: first message fails$/)
    await fill(page, '+44 7700 900102')
    await form.send(page).click()
    await expect(result(page).getByRole('article')).toBeVisible()
    await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription('next: first message fails')
    await startAnother(page)
    await fill(page, '+1 555 010 9013', 'Are you there?')
    await form.send(page).click()
    await expect(log(page)).toContainText('Not sent')
    await expect(log(page).getByRole('button', { name: 'Send now' })).toBeVisible()
    await expectNormal(page)
  })

  await test.step('partial group', async () => {
    await startAnother(page)
    await choose(page, 'Partial group', /^next: partial group$/)
    await chooseMode(page, 'Create a chat')
    await addPerson(page, 'Ada Obi')
    await addPerson(page, 'Tess Brandt')
    await form.title(page).fill('Trip')
    await form.send(page).click()
    await expect(result(page)).toContainText('1 of 2 people is missing: Tess Brandt.')
    await expectNormal(page)
  })

  await test.step('the next group is created as usual', async () => {
    await startAnother(page)
    await addPerson(page, 'Ada Obi')
    await addPerson(page, 'Tess Brandt')
    await form.title(page).fill('Second trip')
    await form.send(page).click()
    await expect(result(page).getByRole('article', { name: 'Second trip' })).toBeVisible()
    await expect(result(page)).not.toContainText('missing')
  })
})

test('another version changes the shape of the request, keeps the form and opens chats', async ({
  page,
  overture,
}) => {
  test.slow()
  overture.expectConsoleError(/404/)
  await page.goto('/')
  const version = (name: string) =>
    panel(page)
      .getByRole('radiogroup', { name: 'Version' })
      .getByRole('radio', { name, exact: true })
  const play = async (name: string) => {
    await pill(page, 'Sandbox').click()
    await panel(page).getByText('Emulate another version of Beeper').click()
    await version(name).check()
    await expect(
      panel(page).getByRole('region', { name: 'Sandbox' }).getByRole('definition').nth(1),
    ).toHaveText(name)
  }
  await fill(page, ada, 'Hello')
  const developers = await openDevelopers(page)
  const line = developers.locator('summary').first()
  await expect(line).toContainText('POST /v1/chats/start')
  await expect(developers).not.toContainText('"mode"')

  await test.step('4.2.557 takes everything at /v1/chats, with a mode', async () => {
    await play('4.2.557')
    await expectNoBreach(page)
    await page.keyboard.press('Escape')
    await expect(developers).toContainText('"mode": "start"')
    await expect(line).not.toContainText('/start')
    await expect(form.message(page)).toHaveValue('Hello')
    await expect(form.account(page)).toHaveValue('WhatsApp')
    await form.send(page).click()
    await expect(result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
  })

  await test.step('the open card shows live events after the version changed', async () => {
    await play('4.3.73')
    await page.keyboard.press('Escape')
    await page.evaluate(async () => {
      const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
      const chats = await fetch('/sandbox/v1/chats/search?query=Ada%20Obi&type=single', { headers })
      const { items } = await chats.json()
      const [chat] = items
      await fetch(`/sandbox/v1/chats/${encodeURIComponent(chat.id)}/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ text: 'From elsewhere' }),
      })
    })
    await expect(log(page)).toContainText('From elsewhere')
  })

  await test.step('a chat is opened at every version, and the version survives a reload', async () => {
    for (const [name, person] of [
      ['4.1.294', 'Jun'],
      ['4.2.785', 'Tess'],
      ['4.2.808', 'Sol'],
      ['4.3.73', 'Ana'],
    ] as const) {
      await startAnother(page)
      await play(name)
      await page.keyboard.press('Escape')
      await chooseAccount(page, 'WhatsApp')
      await form.who(page).fill(person)
      await page
        .getByRole('option', { name: new RegExp(`^${person}`) })
        .first()
        .click()
      await form.send(page).click()
      await expect(result(page).getByRole('article', { name: new RegExp(person) })).toBeVisible()
    }
    await play('4.2.557')
    await page.reload()
    await expect(line).toContainText('POST /v1/chats')
    await expect(line).not.toContainText('/start')
  })

  await test.step('a reset returns to the default version', async () => {
    await pill(page, 'Sandbox').click()
    await panel(page).getByRole('button', { name: 'Reset the sandbox' }).click()
    await panel(page).getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(panel(page).getByText('The sandbox has been reset.')).toBeVisible()
    await panel(page).getByText('Emulate another version of Beeper').click()
    await expect(version('4.3.73')).toBeChecked()
  })
})
