import type { Page } from '@playwright/test'
import { createLargeGroup, rememberGroup, showAllParticipants } from '../support/crowd.ts'
import { ada, log, open, openGroup, result, startAnother, write } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

const ipek = '+49 151 5550 1234'

async function showRawCapabilities(page: Page) {
  await result(page)
    .getByText(/^All \d+ capabilities/)
    .click()
  await result(page).getByText('Raw capabilities').click()
}

test('the verdict is shown with the check made before sending', async ({ page }) => {
  await open(page, ada)
  await expect(result(page)).toContainText(
    'There was none before: WhatsApp’s answer and our check agree.',
  )

  await startAnother(page)
  await open(page, ipek)
  await expect(result(page)).toContainText(
    'Confirmed twice: by WhatsApp’s answer and by our check before sending.',
  )
})

test('a chat of the sandbox offers no button to open it in Beeper', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('button', { name: 'Copy chat ID' })).toBeVisible()
  await expect(result(page).getByRole('button', { name: 'Open in Beeper' })).toHaveCount(0)
})

test('a group is renamed, pinned, muted and archived where its network allows it', {
  tag: '@core',
}, async ({ page }) => {
  await openGroup(page, 'WhatsApp', 'Sunday walk 2')
  const card = result(page)
  const more = card.getByRole('button', { name: 'More actions' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Change title' }).click()
  await card.getByRole('textbox', { name: 'Title' }).fill('Monday walk')
  await card.getByRole('button', { name: 'Save title' }).click()
  await expect(card.getByRole('heading', { name: 'Monday walk' })).toBeVisible()

  for (const [press, flag, back] of [
    ['Pin', 'Pinned', 'Unpin'],
    ['Mute', 'Muted', 'Unmute'],
  ] as const) {
    await card.getByRole('button', { name: press, exact: true }).click()
    await expect(card.getByRole('list', { name: 'State' })).toContainText(flag)
    await expect(card.getByRole('button', { name: back })).toBeVisible()
  }
  await more.click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(card.getByRole('list', { name: 'State' })).toContainText('Archived')
  await card.getByRole('button', { name: 'Unpin' }).click()
  await expect(card.getByRole('list', { name: 'State' })).not.toContainText('Pinned')
})

test('a direct chat offers no title to change', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('button', { name: 'Pin' })).toBeVisible()
  await result(page).getByRole('button', { name: 'More actions' }).click()
  await expect(page.getByRole('menuitem', { name: 'Start another' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Change title' })).toHaveCount(0)
})

test('the raw capabilities can be shown', async ({ page }) => {
  await open(page, ada)
  await showRawCapabilities(page)
  await expect(result(page).locator('pre')).toContainText('"maxTextLength": 65536')
})

test('all participants of a large group are loaded on request, scrolled and filtered', {
  tag: '@core',
}, async ({ page, overture }) => {
  const group = await createLargeGroup(overture.url, 5000)
  await rememberGroup(page, group)
  const list = await showAllParticipants(page, group)
  await expect(result(page)).toContainText('Participants5,001')
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5001')
  await expect(result(page).getByRole('button', { name: 'Load all' })).toHaveCount(0)

  await page.getByRole('region', { name: 'Participants' }).last().press('End')
  await expect(list).toContainText('Mara Ruiz')
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)

  await result(page).getByRole('searchbox', { name: 'Filter participants' }).fill('2004711')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(result(page)).toContainText('1 of 5,001')
})

test('the card works by keyboard alone', { tag: '@core' }, async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  for (const name of ['Copy chat ID', 'Pin', 'Mute', 'More actions']) {
    await page.keyboard.press('Tab')
    await expect(result(page).getByRole('button', { name })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await expect(log(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello')
  await page.keyboard.press('Control+Enter')
  await expect(log(page)).toContainText('Delivered')
})

for (const { colorScheme, ...size } of [
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const) {
  test(`a card with all participants is accessible, ${size.width} px wide and ${colorScheme}`, async ({
    page,
    overture,
  }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const group = await createLargeGroup(overture.url, 120)
    await rememberGroup(page, group)
    await expect(
      (await showAllParticipants(page, group)).getByRole('listitem').first(),
    ).toBeVisible()
    await write(page, 'Hello')
    await showRawCapabilities(page)
    await expectNoBreach(page)
  })
}
