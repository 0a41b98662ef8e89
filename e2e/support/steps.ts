import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

/** Chooses an account by the network's name, with the mouse. */
export async function chooseAccount(page: Page, network: string) {
  const account = page.getByRole('combobox', { name: 'Account' })
  await account.click()
  await account.fill(network)
  await page.getByRole('option', { name: `${network}, ` }).click()
  await expect(account).toHaveValue(network)
}

/** Adds a person to the chat by searching for their name. */
export async function addPerson(page: Page, name: string) {
  const people = page.getByRole('combobox', { name: 'People to add' })
  await people.fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
}

/** Pastes into the focused element, by keyboard. */
export async function paste(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/**
 * Confirms that the same chat is opened again. The dialog ignores clicks before it could be read.
 */
export async function confirmRepeat(page: Page) {
  const question = page.getByRole('dialog', { name: /again\?$/ })
  await expect(question).toBeVisible()
  await pressUntilGone(question, () => question.getByRole('button', { name: /again$/ }).click())
}

/** Calls `press` until the dialog, which ignores early input, has closed. */
export async function pressUntilGone(question: Locator, press: () => Promise<unknown>) {
  await expect(async () => {
    if ((await question.count()) > 0) await press()
    await expect(question).toHaveCount(0, { timeout: 300 })
  }).toPass()
}

/** Expects no violation of WCAG 2.2 AA and no horizontal scrolling. */
export async function expectNoBreach(page: Page) {
  // polls, because colours in the middle of a fade may lack contrast
  await expect.poll(() => breachesOf(page)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}

async function breachesOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
