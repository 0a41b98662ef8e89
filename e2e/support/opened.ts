import { expect, type Page } from '@playwright/test'
import { chooseMode, fillDetail } from './form.ts'
import { addPerson, chooseAccount } from './steps.ts'

/** The number of a WhatsApp contact without a chat. */
export const ada = '+44 7700 900101'

/** The region of the opened chat. */
export const result = (page: Page) => page.getByRole('region', { name: 'Result' })

/** Opens a direct chat on WhatsApp by number, with a first message if one is given. */
export async function open(page: Page, phone: string, message = '') {
  await page.goto('/')
  // an earlier draft survives a page load
  await page.getByRole('button', { name: 'Clear' }).click()
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', phone)
  if (message) await page.getByRole('textbox', { name: 'First message' }).fill(message)
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText(
    /You already share a chat|First contact/,
  )
  await page.getByRole('button', { name: /^(Start|Open existing) chat$/ }).click()
  await expect(result(page).getByRole('article')).toBeVisible()
}

/** Creates a group with Ada and Tess. */
export async function openGroup(page: Page, network: string, title: string) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Clear' }).click()
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Tess Brandt')
  await page.getByRole('textbox', { name: 'Group title' }).fill(title)
  await page.getByRole('button', { name: 'Create group of 3' }).click()
  await expect(result(page).getByRole('article', { name: title })).toBeVisible()
}

/** Closes the card and returns to the form. */
export async function startAnother(page: Page) {
  await result(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Start another' }).click({ timeout: 3_000 })
}

/** The messages of the opened chat. */
export const log = (page: Page) => result(page).getByRole('log', { name: 'Conversation' })

/** Sends a message in the opened chat. */
export async function write(page: Page, text: string) {
  await result(page).getByRole('textbox', { name: 'Write a message' }).fill(text)
  await page.keyboard.press('Control+Enter')
}
