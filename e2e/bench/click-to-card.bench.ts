import { fillDetail, form } from '../support/form.ts'
import { startAnother } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const rounds = 15

// people with whom there is no chat
test.use({ settings: { SANDBOX_PEOPLE: String(rounds) } })

// from the press to the card in the page, the server's work included
test('from click to card', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await fillDetail(page, 'Phone number', `+1555${1_000_000 + round}`)
    await expect(form.preview(page)).toContainText('First contact on WhatsApp.')
    times.push(await page.evaluate(timeToCard))
    await expect(form.result(page)).toContainText('New chat')
    await startAnother(page)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(rounds / 2)] ?? 0
  console.log(
    `from click to card: median ${median.toFixed(0)} ms, worst ${sorted.at(-1)?.toFixed(0)} ms`,
  )
  expect(median).toBeLessThan(100)
})

/** Presses the button and answers the milliseconds until the card stands. Runs in the page. */
function timeToCard() {
  return new Promise<number>((resolve) => {
    const start = performance.now()
    new MutationObserver((_, observer) => {
      if (!document.querySelector('section[aria-label="Result"] article')) return
      observer.disconnect()
      resolve(performance.now() - start)
    }).observe(document.body, { childList: true, subtree: true })
    document.querySelector<HTMLButtonElement>('form#compose button[type="submit"]')?.click()
  })
}
