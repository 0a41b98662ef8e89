import type { Page } from '@playwright/test'
import { leaveLargeDraft, manyContacts } from './large-account.ts'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'
import { distribution } from './times.ts'

// people of whom there are many, and with none of whom there is a chat
const names = [
  ...['Balab', 'Corenb', 'Danif', 'Falod', 'Garug', 'Holanh', 'Kalinl', 'Linonm'],
  ...['Marunm', 'Norarq', 'Pelers', 'Rasirs', 'Sandors', 'Toraw', 'Ulev', 'Veriw'],
]

test.use({ settings: { SANDBOX_PEOPLE: String(manyContacts) } })

for (const [mode, label] of Object.entries({
  start: 'Who do you want to reach?',
  create: 'People to add',
})) {
  test(`suggestions stand within 50 ms of the answer, to ${mode} a chat`, async ({ page }) => {
    await leaveLargeDraft(page)
    await page.goto('/')
    await chooseAccount(page, 'WhatsApp')
    await page.locator(`[name=mode][value=${mode}]`).check({ force: true })
    // everybody in the draft is looked up once
    await page.waitForLoadState('networkidle')
    const times: number[] = []
    for (const name of names) {
      times.push(await timeToSuggest(page, label, name))
    }
    const found = distribution(times)
    console.log(`${label}: from the answer to the painted list ${found}`)
    expect(found.p50).toBeLessThan(50)
  })
}

async function timeToSuggest(page: Page, label: string, name: string): Promise<number> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill('')
  const painted = page.getByRole('listbox', { name: label }).evaluate(firstPaint)
  await field.fill(name)
  const at = await painted
  return at - (await page.evaluate(lastAnswer))
}

/** When the first option of a list is on the screen. Runs in the page. */
function firstPaint(list: Element) {
  return new Promise<number>((resolve) => {
    new MutationObserver((_, observer) => {
      if (!list.querySelector('[role=option]')) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }).observe(list, { childList: true })
  })
}

/** When the last answer to a search was complete. Runs in the page. */
function lastAnswer() {
  const answers = performance.getEntriesByType('resource').filter(isSearch)
  const last = answers.at(-1)
  function isSearch(entry: PerformanceEntry): entry is PerformanceResourceTiming {
    return entry instanceof PerformanceResourceTiming && entry.name.includes('/contacts?')
  }
  return last?.responseEnd ?? Number.NaN
}
