import type { Page } from '@playwright/test'
import { goToConsent, pill, refocusUntil, signIn } from '../support/connection-steps.ts'
import { expectNoBreach } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

const panel = (page: Page) => page.getByRole('dialog', { name: 'Connection' })
const beeperCard = (page: Page) => panel(page).getByRole('region', { name: 'Beeper' })

const screens = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

for (const { colorScheme, ...size } of screens) {
  test.describe(`${size.width} px wide and ${colorScheme}, the panel follows WCAG 2.2 AA`, () => {
    test.use({ viewport: size, colorScheme })

    test('from offer to sign-in, with an invalid token, denied, allowed and rejected', async ({
      page,
      beeper,
      overture,
    }) => {
      test.slow()
      overture.expectConsoleError(/401/)
      await page.goto('/')
      const offer = page.getByRole('button', { name: 'Beeper is running · Sign in' })
      await expect(offer).toBeVisible()
      await expectNoBreach(page)
      await offer.click()
      await expect(beeperCard(page)).toContainText('4.3.73')
      // the offered server comes first
      await expect(panel(page).getByRole('region').first()).toHaveAccessibleName('Beeper')
      await expectNoBreach(page)
      await panel(page).getByText('Use an access token instead').click()
      await expectNoBreach(page)
      await panel(page).getByLabel('Access token').fill('wrong')
      await panel(page).getByRole('button', { name: 'Connect', exact: true }).click()
      await expect(panel(page)).toContainText('doesn’t accept this token')
      await expectNoBreach(page)
      await page.keyboard.press('Escape')

      await goToConsent(page)
      await page.getByRole('button', { name: 'Deny' }).click()
      await expect(panel(page).getByRole('alert')).toContainText('You didn’t allow it')
      await expect(panel(page).getByText('You didn’t allow it')).toBeFocused()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await signIn(page)
      await pill(page, 'Beeper').click()
      await expect(beeperCard(page)).toContainText('14')
      await expectNoBreach(page)
      beeper.refuse(/\/v1\/(accounts|chats)/, { status: 401 })
      await page.reload()
      await expect(pill(page, 'Beeper')).toHaveAccessibleDescription('Not signed in')
      await pill(page, 'Beeper').click()
      await expect(beeperCard(page)).toContainText('no longer accepts this connection')
      await expectNoBreach(page)
    })

    test.describe('without Beeper', () => {
      test.use({ isBeeperRunning: false })

      test('while it is not running, and after a failed sign-in', async ({ page, overture }) => {
        overture.expectConsoleError(/502/)
        await page.goto('/')
        await pill(page, 'Sandbox').click()
        await expect(beeperCard(page)).toContainText('Open Beeper')
        await expectNoBreach(page)
        await beeperCard(page).getByRole('button', { name: 'Sign in to Beeper' }).click()
        await expect(panel(page).getByRole('alert')).toContainText('isn’t answering')
        await expectNoBreach(page)
      })
    })
  })
}

test('by keyboard alone from the pill to the sign-in, and back to the sandbox', {
  tag: '@core',
}, async ({ page }) => {
  const tabTo = async (name: string | RegExp) => {
    const wanted = page.locator(':focus').and(page.getByRole('button', { name }))
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab')
      if ((await wanted.count()) > 0) return
    }
    throw new Error(`Tab leads to no button "${name}"`)
  }
  await page.goto('/')
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/accounts/)
  await tabTo('Connection: Sandbox')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pill(page, 'Sandbox')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()
  await tabTo('Close')
  await page.keyboard.press('Enter')
  await expect(pill(page, 'Sandbox')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()
  await tabTo('Sign in to Beeper')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await tabTo('Allow')
  await page.keyboard.press('Enter')
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/14 accounts/)

  await tabTo('Connection: Beeper')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()
  await tabTo('Use the sandbox')
  await page.keyboard.press('Space')
  await expect(panel(page).getByText('Overture opens chats in the sandbox now.')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pill(page, 'Sandbox')).toBeFocused()
  // the offer comes before it, and passes the focus on when it disappears
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Beeper is running · Use it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pill(page, 'Beeper')).toBeFocused()
})

test('on a phone the offer is below the bar, and shifts nothing', async ({ page, beeper }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await beeper.quit()
  await page.goto('/')
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/accounts/)
  const heading = page.getByRole('heading', { level: 1 })
  const before = await heading.boundingBox()
  await beeper.run()
  const offer = page.getByRole('button', { name: 'Beeper is running · Sign in' })
  await refocusUntil(page, offer)
  expect(await heading.boundingBox()).toEqual(before)
  const place = await offer.boundingBox()
  expect(place?.y).toBeGreaterThanOrEqual(59)
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(before?.y ?? 0)
  await offer.click()
  await expect(panel(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(offer).toBeFocused()
})
