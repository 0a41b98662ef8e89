import { expect, type Locator, type Page } from '@playwright/test'

/** The parts of the form, by their accessible names. */
export const form = {
  who: (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' }),
  account: (page: Page) => page.getByRole('combobox', { name: 'Account' }),
  people: (page: Page) => page.getByRole('combobox', { name: 'People to add' }),
  title: (page: Page) => page.getByRole('textbox', { name: 'Group title' }),
  message: (page: Page) => page.getByRole('textbox', { name: 'First message' }),
  send: (page: Page) =>
    page.getByRole('button', {
      name: /^(Start chat|Open existing chat|Create (chat|group of \d+))$/,
    }),
  clear: (page: Page) => page.getByRole('button', { name: 'Clear' }),
  problem: (page: Page) => page.getByRole('alert', { name: 'There is a problem' }),
  preview: (page: Page) => page.getByRole('region', { name: "Who you'll reach" }),
  result: (page: Page) => page.getByRole('region', { name: 'Result' }),
}

export type Detail = 'Phone number' | 'Username' | 'Email' | 'User ID' | 'Full name'

/** A field of "Details by hand"; opens the details and shows the hidden fields if needed. */
export async function detail(page: Page, name: Detail): Promise<Locator> {
  const field = page.getByRole('textbox', { name })
  const summary = page.getByText('Details by hand')
  await expect(summary).toBeVisible()
  const isOpen = await summary.evaluate((element) => element.closest('details')?.open)
  if (!isOpen) await summary.click()
  const more = page.getByRole('button', { name: /more fields?$/ })
  await expect(field.or(more).first()).toBeVisible()
  if (!(await field.isVisible()) && (await more.isVisible())) await more.click()
  await expect(field).toBeVisible()
  return field
}

export async function fillDetail(page: Page, name: Detail, value: string) {
  const field = await detail(page, name)
  await field.fill(value)
}

/** Switches between messaging one person and creating a chat, with the pointer. */
export async function chooseMode(page: Page, mode: 'Message someone' | 'Create a chat') {
  await page.getByText(mode, { exact: true }).click()
  await expect(page.getByRole('radio', { name: mode })).toBeChecked()
}

/** Opens the "For developers" panel, if it is closed. */
export async function openDevelopers(page: Page): Promise<Locator> {
  const panel = page.getByRole('region', { name: 'For developers' })
  const summary = panel.locator('summary').first()
  await expect(summary).toBeVisible()
  const tab = panel.getByRole('tab', { name: 'JSON' })
  // a result that appears above it may move it away from under the click
  await expect(async () => {
    const isOpen = await summary.evaluate((element) => element.closest('details')?.open)
    if (!isOpen) await summary.click()
    await expect(tab).toBeVisible({ timeout: 2000 })
  }).toPass()
  return panel
}
