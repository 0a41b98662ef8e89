import { expect, type Locator, type Page } from '@playwright/test'
import { detail, fillDetail } from './form.ts'
import { chooseAccount } from './steps.ts'

/** The button that names the server in use. */
export const pill = (page: Page, name: 'Sandbox' | 'Beeper') =>
  page.getByRole('button', { name: `Connection: ${name}`, exact: true })

/** Opens the connection panel and goes on to Beeper’s consent page. */
export async function goToConsent(page: Page, keep = false) {
  await page.getByRole('button', { name: /^Connection: / }).click()
  const panel = page.getByRole('dialog', { name: 'Connection' })
  if (keep) await panel.getByRole('switch', { name: /Keep me signed in/ }).check()
  await panel.getByRole('button', { name: 'Sign in to Beeper' }).click()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
}

/** Signs in to Beeper and allows the access. */
export async function signIn(page: Page, keep = false) {
  await goToConsent(page, keep)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(pill(page, 'Beeper')).toHaveAccessibleDescription(/\d+ accounts?/)
}

/** Everything in the page's session storage and local storage. */
export const browserStorage = (page: Page) =>
  page.evaluate(() => ({ tab: { ...sessionStorage }, browser: { ...localStorage } }))

/** A text field of the form. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** The field for the person to reach. */
export const who = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })

/** The alert that explains why a chat was not opened. */
export const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })

/** The region of the opened chat. */
export const result = (page: Page) => page.getByRole('region', { name: 'Result' })

/** Fills the form with a phone number on WhatsApp and a first message. */
export async function fillDraft(page: Page) {
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await field(page, 'First message').fill('Are we on for Tuesday?')
}

/** Expects the form to hold what `fillDraft` filled in. */
export async function expectDraft(page: Page) {
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await expect(field(page, 'First message')).toHaveValue('Are we on for Tuesday?')
}

/** The requests that open chats. */
export const opened = (requests: readonly string[]) =>
  requests.filter((call) => call.startsWith('POST /v1/chats'))

/** Makes the page visible again and again until `sign` is shown: fresh data is not fetched anew. */
export async function refocusUntil(page: Page, sign: Locator) {
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await expect(sign).toBeVisible({ timeout: 1000 })
  }).toPass()
}
