import { expect, type Page } from '@playwright/test'

/** Chooses an account by the network's name, as somebody with a mouse would. */
export async function chooseAccount(page: Page, network: string) {
  const account = page.getByRole('combobox', { name: 'Account' })
  await account.click()
  await account.fill(network)
  await page.getByRole('option', { name: `${network}, ` }).click()
  await expect(account).toHaveValue(network)
}

/** Adds somebody to the chat by searching for them. */
export async function addPerson(page: Page, name: string) {
  const people = page.getByRole('combobox', { name: 'People to add' })
  await people.fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
}
