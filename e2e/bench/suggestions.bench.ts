import type { Page } from '@playwright/test'
import { chooseMode, form } from '../support/form.ts'
import { leaveLargeDraft, manyContacts } from '../support/large-account.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'
import { distribution } from '../support/times.ts'

// people of whom there are many, and with none of whom there is a chat
const names = [
  ...['Balab', 'Corenb', 'Danif', 'Falod', 'Garug', 'Holanh', 'Kalinl', 'Linonm'],
  ...['Marunm', 'Norarq', 'Pelers', 'Rasirs', 'Sandors', 'Toraw', 'Ulev', 'Veriw'],
]

test.use({ settings: { SANDBOX_PEOPLE: String(manyContacts) } })

test.beforeEach(async ({ page }) => {
  test.setTimeout(300_000)
  await leaveLargeDraft(page)
  await page.goto('/')
  await expect(form.account(page)).toHaveValue('All accounts')
})

test('the first rows stand within 100 ms of the answers, over all accounts', async ({ page }) => {
  const found = await timesToSuggest(page, 'Who do you want to reach?')
  expect(found.p95).toBeLessThan(100)
})

test('suggestions stand within 50 ms of the answer, on one account', async ({ page }) => {
  await chooseAccount(page, 'WhatsApp')
  const found = await timesToSuggest(page, 'Who do you want to reach?')
  expect(found.p50).toBeLessThan(50)
})

test('suggestions stand within 50 ms of the answer, beside two hundred people', async ({
  page,
}) => {
  await chooseMode(page, 'Create a chat')
  await expect(page.getByRole('group', { name: 'People to add, 200' })).toBeVisible()
  const found = await timesToSuggest(page, 'People to add')
  expect(found.p50).toBeLessThan(50)
})

async function timesToSuggest(page: Page, label: string) {
  await page.waitForLoadState('networkidle')
  const times: number[] = []
  for (const name of names) times.push(await timeToSuggest(page, label, name))
  const found = distribution(times)
  console.log(`${label}: from the answer to the painted list ${found}`)
  return found
}

async function timeToSuggest(page: Page, label: string, name: string): Promise<number> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill('')
  const painted = page.getByRole('listbox', { name: label }).evaluate(firstPaint, name)
  await field.fill(name)
  const at = await painted
  return at - (await page.evaluate(answerOfTheLargeAccount, name))
}

/** When the first person of a list is on the screen. Runs in the page. */
function firstPaint(list: Element, name: string) {
  return new Promise<number>((resolve) => {
    new MutationObserver((_, observer) => {
      const options = [...list.querySelectorAll('[role=option]')]
      // what else can be done with the text names it in quotation marks
      if (!options.some(({ ariaLabel }) => ariaLabel?.includes(` ${name}`))) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }).observe(list, { childList: true, subtree: true, attributes: true })
  })
}

/** When the answer of the account with many contacts was complete. Runs in the page. */
function answerOfTheLargeAccount(name: string) {
  const isSearch = (entry: PerformanceEntry): entry is PerformanceResourceTiming =>
    entry instanceof PerformanceResourceTiming &&
    /whatsapp[^/]*\/contacts(\/list)?\?/.test(entry.name) &&
    entry.name.includes(name)
  const answer = performance.getEntriesByType('resource').findLast(isSearch)
  if (!answer) throw new Error(`Nobody was asked for ${name}`)
  return answer.responseEnd
}
