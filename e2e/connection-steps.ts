import { expect, type Page } from '@playwright/test'

/** The button that says where chats are opened. */
export const pill = (page: Page, name: 'Sandbox' | 'Beeper') =>
  page.getByRole('button', { name: `Connection: ${name}`, exact: true })

/** Opens the panel and goes from there to Beeper’s own page. */
export async function goToConsent(page: Page, keep = false) {
  await page.getByRole('button', { name: /^Connection: / }).click()
  const panel = page.getByRole('dialog', { name: 'Connection' })
  if (keep) await panel.getByRole('switch', { name: /Keep me signed in/ }).check()
  await panel.getByRole('button', { name: 'Sign in to Beeper' }).click()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
}

/** Signs in to Beeper, as somebody who allows it. */
export async function signIn(page: Page, keep = false) {
  await goToConsent(page, keep)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts?/)
}

/** All that this page keeps, in its tab and in its browser. */
export const kept = (page: Page) =>
  page.evaluate(() => ({ tab: { ...sessionStorage }, browser: { ...localStorage } }))
