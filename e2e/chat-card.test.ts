import { createCrowd, remember, showEverybody } from './crowd.ts'
import { ada, open, openGroup, result } from './opened.ts'
import { expect, test } from './overture.ts'
import { expectNoBreach } from './steps.ts'

const ipek = '+49 151 5550 1234'

test('the verdict stands with the check that was made before', async ({ page }) => {
  await open(page, ada)
  await expect(result(page)).toContainText('The server said it made this chat.')
  await expect(result(page)).toContainText('The check before sending found no chat with them.')
  await expect(result(page)).not.toContainText('These don’t agree')

  await page.getByRole('button', { name: 'Start another' }).click()
  await open(page, ipek)
  await expect(result(page)).toContainText('The server said this chat was there before.')
  await expect(result(page)).toContainText(
    'The check before sending found this very chat, last active 3 days ago.',
  )
})

test('Beeper’s window is asked for, and the sandbox is honest about having none', async ({
  page,
}) => {
  await open(page, ada)
  const asked = page.waitForRequest((request) => request.url().endsWith('/v1/focus'))
  await result(page).getByRole('button', { name: 'Open in Beeper' }).click()
  expect((await asked).postDataJSON()).toEqual({ chatID: expect.any(String) })
  await expect(result(page)).toContainText('The sandbox has no window.')
})

test('a group is renamed, pinned, muted and archived where its network lets you', async ({
  page,
}) => {
  await openGroup(page, 'WhatsApp', 'Sunday walk 2')
  const card = result(page)
  await card.getByRole('textbox', { name: 'Title' }).fill('Monday walk')
  await card.getByRole('button', { name: 'Save title' }).click()
  await expect(card.getByRole('heading', { name: 'Monday walk' })).toBeVisible()

  for (const [press, flag, back] of [
    ['Pin', 'Pinned', 'Unpin'],
    ['Mute', 'Muted', 'Unmute'],
    ['Archive', 'Archived', 'Unarchive'],
  ] as const) {
    await card.getByRole('button', { name: press, exact: true }).click()
    await expect(card.getByRole('list', { name: 'State' })).toContainText(flag)
    await expect(card.getByRole('button', { name: back })).toBeVisible()
  }
  await card.getByRole('button', { name: 'Unpin' }).click()
  await expect(card.getByRole('list', { name: 'State' })).not.toContainText('Pinned')
})

test('a direct chat has no title to change', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('button', { name: 'Pin' })).toBeVisible()
  await expect(result(page).getByRole('textbox', { name: 'Title' })).toHaveCount(0)
})

test('what was said of the capabilities can be read as it came', async ({ page }) => {
  await open(page, ada)
  await result(page).getByText('Capabilities as they came').click()
  await expect(result(page).locator('pre')).toContainText('"maxTextLength": 65536')
})

test('everybody in a big group is loaded when asked for, scrolled through and searched', async ({
  page,
  overture,
}) => {
  const crowd = await createCrowd(overture.url, 5000)
  await remember(page, crowd)
  const list = await showEverybody(page, crowd)
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

test('the card is worked by keyboard alone', async ({ page }) => {
  await open(page, ada)
  await expect(result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(result(page).getByRole('button', { name: 'Open in Beeper' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('The sandbox has no window.')
  for (const name of ['Copy chat ID', 'Start another']) {
    await page.keyboard.press('Tab')
    await expect(result(page).getByRole('button', { name })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('Delivered')
})

for (const { colorScheme, ...size } of [
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const) {
  test(`a card with everybody breaks no rule, ${size.width} px wide and ${colorScheme}`, async ({
    page,
    overture,
  }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const crowd = await createCrowd(overture.url, 120)
    await remember(page, crowd)
    await expect((await showEverybody(page, crowd)).getByRole('listitem').first()).toBeVisible()
    await result(page).getByText('Send the first message now').click()
    await result(page).getByText('Capabilities as they came').click()
    await expectNoBreach(page)
  })
}
