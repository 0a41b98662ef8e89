import { expect, type Locator, type Page } from '@playwright/test'
import { detail, fillDetail } from './form.ts'
import { chooseAccount } from './steps.ts'

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

/** A text field of the form. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** The field that takes anything. */
export const who = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })

/** What is said when something was not opened. */
export const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })

/** The region of the opened chat. */
export const result = (page: Page) => page.getByRole('region', { name: 'Result' })

/** Fills the form with somebody on WhatsApp and a message to them. */
export async function draft(page: Page) {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await field(page, 'First message').fill('Are we on for Tuesday?')
}

/** The form is as `draft` has left it. */
export async function expectDraft(page: Page) {
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
}

/** Of all calls those that open chats. */
export const opened = (asked: readonly string[]) =>
  asked.filter((call) => call.startsWith('POST /v1/chats'))

/** Comes back to the page, and again until something is there: what is fresh is not asked anew. */
export async function comeBackUntil(page: Page, sign: Locator) {
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await expect(sign).toBeVisible({ timeout: 1000 })
  }).toPass()
}
