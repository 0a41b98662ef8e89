import type { Page } from '@playwright/test'
import { opened, signIn } from '../support/connection-steps.ts'
import { chooseMode, fillDetail, form } from '../support/form.ts'
import { addPerson, chooseAccount, paste } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const question = (page: Page) => page.getByRole('dialog', { name: /again\?$/ })
const problem = form.problem
const late = (page: Page) => page.getByText('It worked, only late.')

/** The requests that open a chat. */
function writesOf(page: Page) {
  const bodies: string[] = []
  page.on('request', (request) => {
    const isOpening = /\/v1\/chats(\/start)?$/.test(new URL(request.url()).pathname)
    if (isOpening && request.method() === 'POST') bodies.push(request.postData() ?? '')
  })
  return bodies
}

async function draftGroup(page: Page, title: string) {
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await form.title(page).fill(title)
}

/** How many groups with that title the server has. */
async function groupsCalled(url: string, title: string): Promise<number> {
  const answer = await fetch(`${url}/v1/chats?limit=200`, {
    headers: { authorization: 'Bearer sandbox' },
  })
  const { items } = (await answer.json()) as { items: { title?: string }[] }
  return items.filter((chat) => chat.title === title).length
}

test.describe('the same draft sent in two tabs', () => {
  test('at once creates one group, and asks in the other tab', { tag: '@core' }, async ({
    page,
    overture,
    context,
  }) => {
    await page.goto('/')
    await draftGroup(page, 'Trip to the lake')
    await page.getByRole('textbox', { name: 'First message' }).fill('Who is in?')
    const storedDraft = () =>
      page.evaluate(() => localStorage.getItem('overture.draft.newest') ?? '')
    await expect.poll(storedDraft).toContain('Who is in?')
    const other = await context.newPage()
    await other.goto(overture.url)
    await expect(other.getByRole('button', { name: 'Create group of 3' })).toBeVisible()
    const writes = [writesOf(page), writesOf(other)]
    await Promise.all(
      [page, other].map((tab) => tab.getByRole('button', { name: 'Create group of 3' }).click()),
    )
    await expect(question(page).or(form.result(page))).toBeVisible()
    await expect(question(other).or(form.result(other))).toBeVisible()
    const questions = (await question(page).count()) + (await question(other).count())
    expect(questions).toBe(1)
    expect(writes.flat()).toHaveLength(1)
    expect(await groupsCalled(`${overture.url}/sandbox`, 'Trip to the lake')).toBe(1)
  })

  test('one after the other asks in the second, however much later', async ({
    page,
    overture,
    context,
  }) => {
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await fillDetail(page, 'Phone number', '+44 7700 900101')
    await form.message(page).fill('The train is at nine')
    const storedDraft = () =>
      page.evaluate(() => localStorage.getItem('overture.draft.newest') ?? '')
    await expect.poll(storedDraft).toContain('nine')
    const other = await context.newPage()
    await other.clock.install()
    await other.goto(overture.url)
    await expect(form.message(other)).toHaveValue('The train is at nine')
    await form.send(page).click()
    await expect(form.result(page)).toContainText('New chat')

    const writes = writesOf(other)
    await other.clock.fastForward(10 * 60_000)
    await form.send(other).click()
    await expect(question(other)).toContainText('You sent this to Ada Obi 10 minutes ago.')
    expect(writes).toEqual([])
  })
})

test.describe('the response is lost after the write', () => {
  test('between server and page: the group is found, and the form is cleared', {
    tag: '@core',
  }, async ({ page, overture }) => {
    overture.expectConsoleError(/ERR_CONNECTION_RESET/)
    const writes = writesOf(page)
    await page.goto('/')
    await draftGroup(page, 'Launch')
    await page.route(/\/v1\/chats$/, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await form.send(page).click()
    await expect(form.result(page).getByRole('article', { name: 'Launch' })).toBeVisible()
    await expect(late(page)).toBeVisible()
    await expect(problem(page)).toHaveCount(0)
    expect(writes).toHaveLength(1)
    expect(await groupsCalled(`${overture.url}/sandbox`, 'Launch')).toBe(1)
  })

  test('and lookups fail: sending again after 65 s still asks for confirmation', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/50[02]/)
    await page.clock.install()
    await page.goto('/')
    await signIn(page)
    await draftGroup(page, 'Launch')
    beeper.loseAnswer(/v1\/chats$/)
    beeper.refuse(/v1\/chats\?/, { status: 500, body: { code: 'INTERNAL', message: 'Broken' } })
    await form.send(page).click()
    await expect(problem(page)).toContainText('Beeper stopped in the middle of its answer.')
    await expect(problem(page)).toContainText('We couldn’t look for it.')
    await expect(problem(page)).not.toContainText('Nothing was')
    await page.clock.fastForward(65_000)
    await form.send(page).click()
    await expect(question(page)).toContainText('it is not known whether it worked')
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })

  test('and replaced by a proxy’s page: the group is looked up and found', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/502/)
    await page.goto('/')
    await signIn(page)
    await draftGroup(page, 'Launch')
    beeper.loseAnswer(/v1\/chats$/, {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>502 Bad Gateway</h1><hr>nginx</html>',
    })
    await form.send(page).click()
    await expect(form.result(page).getByRole('article', { name: 'Launch' })).toBeVisible()
    await expect(late(page)).toBeVisible()
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })

  test('for a group of 25, of whom lists return twenty: it is found', async ({
    page,
    context,
    beeper,
    overture,
  }) => {
    test.slow()
    overture.expectConsoleError(/502/)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/')
    await signIn(page)
    await chooseMode(page, 'Create a chat')
    await chooseAccount(page, 'WhatsApp')
    await form.people(page).focus()
    const numbers = Array.from({ length: 25 }, (_, n) => `+1 555 010 ${2000 + n}`)
    await paste(page, numbers.join('\n'))
    await page.getByRole('button', { name: 'Add 25 people' }).click()
    await form.title(page).fill('Choir')
    beeper.loseAnswer(/v1\/chats$/)
    await page.getByRole('button', { name: 'Create group of 26' }).click()
    await expect(form.result(page).getByRole('article', { name: 'Choir' })).toContainText(
      'Group of 26',
    )
    await expect(late(page)).toBeVisible()
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })

  test('because Overture crashed: the group is found once it runs again', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/ERR_|WebSocket/)
    await page.goto('/')
    await signIn(page)
    await draftGroup(page, 'Launch')
    beeper.loseAnswer(/v1\/chats$/, 'silence')
    await form.send(page).click()
    await expect.poll(() => groupsCalled(beeper.url, 'Launch')).toBe(1)
    await overture.kill()
    await expect(problem(page)).toContainText('Overture itself stopped answering')
    await expect(problem(page)).toContainText('We don’t know whether this worked.')
    await expect(problem(page)).toContainText('We couldn’t look for it.')
    await expect(problem(page)).not.toContainText('Nothing was')
    await overture.start()
    await problem(page).getByRole('button', { name: 'Look again' }).click()
    await expect(form.result(page).getByRole('article', { name: 'Launch' })).toBeVisible()
    await expect(late(page)).toBeVisible()
    expect(opened(beeper.requests)).toEqual(['POST /v1/chats'])
  })
})

test.describe('nothing was written', () => {
  test('because the network did not answer: sending again after 61 s still asks', async ({
    page,
    overture,
  }) => {
    overture.expectConsoleError(/502/)
    const writes = writesOf(page)
    await page.clock.install()
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await fillDetail(page, 'Phone number', '+1 555 010 9004')
    await form.message(page).fill('Hello?')
    await form.send(page).click()
    await expect(problem(page)).toContainText('There is no chat with')
    await page.clock.fastForward(61_000)
    await form.send(page).click()
    await expect(question(page)).toContainText('it is not known whether it worked')
    expect(writes).toHaveLength(1)
  })

  test('an older group with the same people is not mistaken for the requested one', async ({
    page,
    overture,
  }) => {
    overture.expectConsoleError(/502/)
    await page.goto('/')
    await chooseMode(page, 'Create a chat')
    await chooseAccount(page, 'Beeper (Matrix)')
    for (const name of ['Ada Obi', 'Tess Brandt', 'Sol Vega', 'Ana Ruiz']) {
      await addPerson(page, name)
    }
    await expect(form.preview(page)).toContainText('You already have “Trip”')
    await form.title(page).fill('Trip')
    await page.route(/\/v1\/chats$/, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 502, json: { code: 'BRIDGE', message: 'No answer' } })
        : route.fallback(),
    )
    await form.send(page).click()
    await expect(problem(page)).toContainText('There is no chat with Trip yet.')
    await expect(problem(page).getByRole('button', { name: 'Look again' })).toBeVisible()
    await expect(form.result(page)).toHaveCount(0)
  })

  test('a Beeper that does not respond is reported at once, the wait can be stopped', async ({
    page,
    beeper,
  }) => {
    await page.clock.install()
    await page.goto('/')
    await signIn(page)
    await chooseAccount(page, 'WhatsApp')
    await fillDetail(page, 'Phone number', '+44 7700 900101')
    await form.message(page).fill('Hello')
    const storedDraft = () => page.evaluate(() => sessionStorage['overture.draft'] ?? '')
    await expect.poll(storedDraft).toContain('Hello')
    beeper.hold(/./)
    await page.reload()
    await expect(form.message(page)).toHaveValue('Hello')
    await form.send(page).click()
    await expect(page.getByRole('button', { name: /^Asking/ })).toBeVisible()
    await page.clock.fastForward(4_000)
    await page.getByRole('button', { name: 'Stop waiting' }).click()
    await expect(problem(page)).toContainText('You stopped waiting. Nothing was sent.')
    await expect(form.message(page)).toHaveValue('Hello')
    expect(opened(beeper.requests)).toEqual([])
  })

  test('when a read before the write failed, no chat is claimed to exist', async ({
    page,
    beeper,
    overture,
  }) => {
    overture.expectConsoleError(/500/)
    await page.goto('/')
    await signIn(page)
    await chooseAccount(page, 'WhatsApp')
    await fillDetail(page, 'Phone number', '+44 7700 900101')
    const storedDraft = () => page.evaluate(() => sessionStorage['overture.draft'] ?? '')
    await expect.poll(storedDraft).toContain('900101')
    beeper.refuse(/v1\/(accounts|info)/, { status: 500, body: { code: 'X', message: 'Broken' } })
    await page.reload()
    await form.send(page).click()
    await expect(problem(page)).toContainText('Beeper had a problem before anything was sent.')
    await expect(problem(page)).not.toContainText('may exist')
    await expect(problem(page).getByRole('button', { name: 'Look again' })).toHaveCount(0)
    expect(opened(beeper.requests)).toEqual([])
  })
})
