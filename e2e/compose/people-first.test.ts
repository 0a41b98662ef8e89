import type { Page } from '@playwright/test'
import { detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, paste } from '../support/steps.ts'
import { tabTo } from '../support/tab-to.ts'

const { who, account, message, preview, problem, result, send } = form

/** The paths of requests that open or write something. */
function writesOf(page: Page) {
  const writes: string[] = []
  page.on('request', (request) => {
    const isTicket = request.url().endsWith('/ws-ticket')
    if (request.method() !== 'GET' && !isTicket) writes.push(new URL(request.url()).pathname)
  })
  return writes
}

test('a name is searched in known contacts, and a name, Enter, Ctrl Enter open its chat', {
  tag: '@core',
}, async ({ page }) => {
  const searches: string[] = []
  page.on('request', (request) => {
    if (/\/contacts\?.*query=/.test(request.url())) searches.push(request.url())
  })
  await test.step('Enter right after the name waits for the rows, and sends no search to a network', async () => {
    await page.goto('/')
    await expect(who(page)).toBeFocused()
    await page.keyboard.type('ada')
    await page.keyboard.press('Enter')
    await expect(async () => {
      if (await page.getByRole('option', { name: /^Ada Obi/ }).isVisible()) {
        await page.keyboard.press('Enter')
      }
      await expect(who(page)).toHaveValue('Ada Obi', { timeout: 100 })
    }).toPass()
    expect(searches).toEqual([])
  })

  await test.step('no network is shown to have no match before it was searched', async () => {
    await form.clear(page).click()
    await who(page).fill('quentin')
    await expect(preview(page)).toContainText(
      /No match for “quentin” in \d+ accounts\. Add a number, an email or a handle\./,
    )
    // a search tells the network whom the user looks for
    const forQuentin = () => searches.filter((url) => /query=quentin/i.test(url)).length
    expect(forQuentin()).toBe(0)
    await page.getByRole('option', { name: /^Search \d+ networks for “quentin”/ }).click()
    await expect.poll(forQuentin).toBeGreaterThan(5)
    await expect(preview(page)).toContainText('No match for “quentin”')
  })

  await test.step('the name, Enter, Ctrl Enter', async () => {
    await form.clear(page).click()
    await page.reload()
    await expect(who(page)).toBeFocused()
    await page.keyboard.type('ada')
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Ada Obi/)
    await page.keyboard.press('Enter')
    await expect(preview(page).getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  })
})

test.describe('a pasted link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('with a text fills network, person and message, and the list shows no "No match"', {
    tag: '@core',
  }, async ({ page }) => {
    await page.goto('/')
    await paste(page, 'https://wa.me/447700900101?text=Shall%20we%20meet%3F')
    await expect(account(page)).toHaveValue('WhatsApp')
    await expect(preview(page).getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
    await expect(message(page)).toHaveValue('Shall we meet?')
    await expect(page.getByText(/No match|nobody/i)).toHaveCount(0)
    // the message came with the link and is removed with it
    await who(page).fill('+44 7700 900102')
    await expect(message(page)).toHaveValue('')
  })

  test('of another network switches the account', async ({ page }) => {
    await page.goto('/')
    await chooseAccount(page, 'Signal')
    await who(page).focus()
    await paste(page, 't.me/jun_lindqvist')
    await expect(account(page)).toHaveValue('Telegram')
    await expect(page.getByText('Switched to Telegram')).toBeVisible()
    await expect(preview(page).getByRole('heading', { name: 'Jun Lindqvist' })).toBeVisible()
  })
})

for (const [width, height] of [
  [1280, 720],
  [390, 844],
  [320, 640],
] as const) {
  test(`the button and the progress are in view at ${width} by ${height}`, async ({
    page,
    overture,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('/')
    await expect(send(page)).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScrolling(page)
    await chooseAccount(page, 'WhatsApp')
    await who(page).fill('+44 7700 900101')
    await expect(preview(page)).toContainText('First contact on WhatsApp.')
    await expect(send(page)).toBeInViewport({ ratio: 1 })
    overture.freeze()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeInViewport({
      ratio: 1,
    })
    await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScrolling(page)
    overture.thaw()
    await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
    await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeInViewport()
  })
}

test('a sent message is cleared, and sending it again an hour later asks for confirmation', {
  tag: '@core',
}, async ({ page }) => {
  const writes = writesOf(page)
  await page.clock.install()
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await who(page).fill('+44 7700 900101')
  await message(page).fill('See you at eight')
  await message(page).press('Control+Enter')
  await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  await expect(message(page)).toHaveValue('')
  await expect(who(page)).toHaveValue('')
  await expect(page.getByText('Ada Obi on WhatsApp · opened')).toBeVisible()

  await page.clock.fastForward('01:00:00')
  await page.getByRole('button', { name: 'Fill again' }).click()
  await expect(message(page)).toHaveValue('')
  await message(page).fill('See you at eight')
  await message(page).press('Control+Enter')
  const question = page.getByRole('dialog', { name: 'Send this again?' })
  await expect(question).toContainText('You sent this to Ada Obi 1 hour ago.')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(writes).toEqual(['/sandbox/v1/chats/start'])
})

test('the form never guesses a person', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await test.step('an ambiguous name asks which contact, and opens nothing', async () => {
    const writes = writesOf(page)
    await who(page).fill('Sam Park')
    await expect(preview(page)).toContainText('Which Sam Park do you mean?')
    await page.keyboard.press('Control+Enter')
    await expect(problem(page)).toContainText('Which Sam Park do you mean?')
    const rows = preview(page).getByRole('list', { name: 'Who do you mean?' })
    await expect(rows.getByRole('button', { name: /Sam Park/ })).toHaveCount(2)
    expect(writes).toEqual([])
  })

  await test.step('another number replaces the chosen contact, with an undo', async () => {
    await form.clear(page).click()
    await chooseAccount(page, 'WhatsApp')
    await who(page).fill('ada')
    await page.getByRole('option', { name: /^Ada Obi/ }).click()
    await expect(await detail(page, 'User ID')).toHaveValue(/447700900101/)
    await fillDetail(page, 'Phone number', '+1 555 010 0106')
    await expect(page.getByText('No longer Ada Obi.')).toBeVisible()
    await expect(await detail(page, 'User ID')).toHaveValue('')
    await expect(who(page)).toHaveValue('')
    await expect(preview(page).getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()

    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(preview(page).getByRole('heading', { name: 'Ada Obi' })).toBeVisible()
    await expect(await detail(page, 'User ID')).toHaveValue(/447700900101/)

    await fillDetail(page, 'Phone number', '+1 555 010 0106')
    await expect(preview(page).getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(result(page).getByRole('article', { name: 'Ana Ruiz' })).toBeVisible()
  })
})

/**
 * What is typed on an account, what the preview says about it, and the error after pressing the
 * button.
 */
const unknowns = [
  {
    on: 'WhatsApp',
    typed: 'Quentin Nobody',
    shown: 'No match for “Quentin Nobody” in WhatsApp. Add a number.',
    refused: 'No match for “Quentin Nobody” in this account. Add a number.',
  },
  {
    on: 'WhatsApp',
    typed: '0170 1234567',
    shown: 'Which country is 0170 1234567 from?',
    refused: 'Which country is 0170 1234567 from?',
  },
  {
    on: 'WhatsApp',
    typed: 'quentin@example.org',
    shown: /WhatsApp can’t look up email addresses\. Try .+\./,
    refused: 'WhatsApp can’t look up email addresses.',
  },
  {
    on: 'Slack',
    typed: '+44 7700 900999',
    shown: /Slack can’t look up phone numbers\. Try .+\./,
    refused: 'Slack can’t look up phone numbers.',
  },
] as const
for (const { on, typed, shown, refused } of unknowns) {
  test(`${typed} on ${on} shows why no one is found, and no person`, async ({ page }) => {
    const writes = writesOf(page)
    await page.goto('/')
    await chooseAccount(page, on)
    await who(page).fill(typed)
    await expect(preview(page)).toContainText(shown)
    await expect(preview(page)).not.toContainText(/shows nobody|look again/)
    // the circle before the heading holds an icon, not initials
    await expect(preview(page)).toHaveText(
      new RegExp(`^Who you’ll reach“?${typed.replace('+', '\\+')}`),
    )
    await page.keyboard.press('Control+Enter')
    await expect(problem(page)).toContainText(refused)
    expect(writes).toEqual([])
  })
}

test('a disconnected account says that it can’t look anyone up', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Google Voice')
  await who(page).fill('+44 7700 900999')
  await expect(preview(page)).toContainText(
    'Google Voice isn’t connected, so it can’t look anyone up.',
  )
})

test('an unknown number is looked up when the button is pressed, and reported as unused', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/404/)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await who(page).fill('+44 7700 900999')
  await expect(preview(page)).toContainText(
    'Not in your contacts. WhatsApp is asked when you press Start.',
  )
  await page.keyboard.press('Control+Enter')
  await expect(problem(page)).toContainText('No one on WhatsApp uses +44 7700 900999.')
  await expect(preview(page)).toContainText('No one on WhatsApp uses +44 7700 900999.')
  await expect(preview(page)).not.toContainText('is asked when you press Start')
})

test('a name with exactly one match resolves to that contact without another key', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('Ana Ruiz')
  await expect(preview(page).getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await expect(send(page)).toHaveText(/^Open existing chat/)
  await page.keyboard.press('Control+Enter')
  await expect(result(page).getByRole('heading', { name: 'Ana Ruiz' })).toBeFocused()
})

test('Enter chooses the first row, and moves to the message once a number is recognised', async ({
  page,
}) => {
  await page.goto('/')
  await tabTo(page, account(page))
  await page.keyboard.type('sig')
  await expect(page.getByRole('option', { name: /^Signal/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(account(page)).toHaveValue('Signal')
  await expect(page.getByRole('option')).toHaveCount(0)

  await who(page).fill('+44 7700 900999')
  await expect(preview(page)).toContainText('Signal is asked when you press Start.')
  await page.keyboard.press('Enter')
  await expect(message(page)).toBeFocused()
})

test('typing replaces the chosen account, and Esc restores it', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'Signal')
  await account(page).click()
  await page.keyboard.type('wha')
  await expect(account(page)).toHaveValue('wha')
  await expect(page.getByRole('option')).toHaveAccessibleName(/^WhatsApp/)
  await page.keyboard.press('Escape')
  await expect(account(page)).toHaveValue('Signal')
  await page.keyboard.type('tele')
  await expect(account(page)).toHaveValue('tele')
  await page.keyboard.press('Enter')
  await expect(account(page)).toHaveValue('Telegram')
})

test('Tab leaves an open list, and the focus is never lost', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.type('a')
  await expect(page.getByRole('option').nth(8)).toBeAttached()
  for (let press = 0; press < 14; press++) {
    await page.keyboard.press('Tab')
    await expect(page.locator('body')).not.toBeFocused()
  }
  await account(page).click()
  await expect(page.getByRole('option').nth(8)).toBeAttached()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Snippets' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(message(page)).toBeFocused()
  await expect(page.getByRole('option')).toHaveCount(0)
})

test('a heading focused after keyboard use has no outline', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await who(page).fill('Ana Ruiz')
  await expect(send(page)).toHaveText(/^Open existing chat/)
  await page.keyboard.press('Control+Enter')
  const heading = result(page).getByRole('heading', { name: 'Ana Ruiz' })
  await expect(heading).toBeFocused()
  await expect(heading).toHaveCSS('outline-style', 'none')
})

test('at 400 % zoom nothing scrolls horizontally, and the bar covers no focused field', {
  tag: '@core',
}, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('/')
  await fillDetail(page, 'Full name', 'Ada')
  await expectNoSidewaysScrolling(page)
  await page.evaluate(() => scrollTo(0, 0))
  for (let press = 0; press < 22; press++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const field = document.activeElement
      if (!field || field === document.body || !field.closest('form')) return undefined
      const { left, top, width, height } = field.getBoundingClientRect()
      const above = document.elementFromPoint(left + width / 2, top + height / 2)
      // a radio is rendered by its label
      const shown = field.closest('label') ?? field
      const isSeen = above !== null && (shown.contains(above) || above.contains(shown))
      return isSeen ? undefined : `${field.outerHTML.slice(0, 90)} is under ${above?.outerHTML}`
    })
    expect(hidden).toBeUndefined()
  }
})

test('at 320 by 640 the bar covers no focused field', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/')
  await fillDetail(page, 'Full name', 'Ada')
  const bar = page.locator('form > div').last()
  for (const name of ['Phone number', 'Email', 'User ID'] as const) {
    const field = await detail(page, name)
    await page.evaluate(() => scrollTo(0, 0))
    await field.focus()
    const [of, over] = [await field.boundingBox(), await bar.boundingBox()]
    expect((of?.y ?? 0) + (of?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0)
  }
})

async function expectNoSidewaysScrolling(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}
