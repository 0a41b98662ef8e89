import type { CDPSession } from '@playwright/test'
import { fillDetail, form } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { report, rounds } from './rows.ts'
import { expect, test } from './served.ts'

// `npm run soak` opens a thousand
const all = Number(process.env.BENCH_CHATS ?? rounds(40, 10))

test('many chats, one after another', async ({ page }) => {
  test.setTimeout(60_000 + all * 2000)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const first = 1_002_000
  await fillDetail(page, 'Phone number', `+1555${first}`)
  await expect(form.preview(page)).toContainText('First contact on WhatsApp.')
  const client = await page.context().newCDPSession(page)
  // of a thousand, by then everything evicted after a time or a number has been evicted once
  const early = Math.round(all * 0.4)
  await page.evaluate(openChats, { from: first, to: first + early })
  const before = await heapOf(client)
  await page.evaluate(openChats, { from: first + early, to: first + all })
  const after = await heapOf(client)
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  report({
    name: `Memory of the page after ${all} opened chats`,
    measured: megabytes(after),
    reference: `${megabytes(before)} after ${early}`,
    ratio: after / before,
    // in a short run a few are not evicted yet; in one of a thousand a leak would be many megabytes
    limit: all < 1_000 ? 1.5 : 1.1,
  })
})

/**
 * Types one number after another and clicks the button, as fast as the page follows: a thousand
 * clicks from Playwright would take several times as long. Runs in the page.
 */
async function openChats({ from, to }: { from: number; to: number }) {
  const until = (holds: () => unknown) =>
    new Promise<void>((resolve, reject) => {
      if (holds()) return resolve()
      const late = setTimeout(() => reject(new Error(`Waited in vain: ${holds}`)), 20_000)
      const observer = new MutationObserver(() => {
        if (!holds()) return
        clearTimeout(late)
        observer.disconnect()
        resolve()
      })
      observer.observe(document, {
        ...{ subtree: true, childList: true, attributes: true, characterData: true },
      })
    })
  const find = <Found extends Element>(selector: string) => document.querySelector<Found>(selector)
  const type = (value: string) => {
    const field = find<HTMLInputElement>('[id="user.phoneNumber"]')
    const prototype = Object.getPrototypeOf(field)
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const card = 'section[aria-label="Result"] article'
  for (let number = from; number < to; number++) {
    type(`+1555${number}`)
    await until(
      () => !find(card) && find('form#compose button[type=submit]:not([aria-disabled=true])'),
    )
    find<HTMLButtonElement>('form#compose button[type=submit]')?.click()
    await until(() => find(card))
    // the click counts as pending until the card is rendered
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** The used heap after garbage collection, in bytes. */
async function heapOf(client: CDPSession) {
  for (let times = 0; times < 3; times++) await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  return usedSize
}
