import type { Page } from '@playwright/test'
import { longest, recording } from '../support/main-thread.ts'
import { test } from '../support/overture.ts'
import { distribution } from '../support/times.ts'

const rounds = 9

for (const slower of [1, 4]) {
  test(`from the address to a form that answers, on a machine ${slower} times as slow`, async ({
    page,
  }) => {
    const client = await page.context().newCDPSession(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const painted: number[] = []
    const ready: number[] = []
    const known: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.goto('about:blank')
      const times = await load(page)
      painted.push(times.painted)
      ready.push(times.ready)
      known.push(times.known)
    }
    console.log(`${slower} × slower: first paint ${distribution(painted)}`)
    console.log(`${slower} × slower: form ready ${distribution(ready)}`)
    console.log(`${slower} × slower: accounts known ${distribution(known)}`)
  })
}

test('what loading takes of the main thread', async ({ page }) => {
  await page.goto('/')
  const all: number[] = []
  const long: number[] = []
  for (let round = 0; round < rounds; round++) {
    const done = await recording(page, async () => {
      await page.reload()
      await page.waitForLoadState('networkidle')
    })
    all.push(done.tasks.reduce((sum, { cpu }) => sum + cpu, 0))
    long.push(longest(done))
  }
  console.log(`loading, computing in all: ${distribution(all)}`)
  console.log(`loading, longest task: ${distribution(long)}`)
})

/** Opens Overture; milliseconds until something is painted, until the form stands, until accounts do. */
async function load(page: Page) {
  await page.addInitScript(watch)
  await page.goto('/')
  await page.waitForFunction(() => performance.getEntriesByName('known').length > 0)
  return page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    return { painted: at('first-contentful-paint'), ready: at('ready'), known: at('known') }
  })
}

/** Marks when the form stands and when its account is known. Runs in the page. */
function watch() {
  new MutationObserver((_, observer) => {
    const account = document.querySelector<HTMLInputElement>('#accountIDs')
    const isMarked = performance.getEntriesByName('ready').length > 0
    if (account && !isMarked) performance.mark('ready')
    if (!/14 accounts/.test(document.body?.textContent ?? '')) return
    performance.mark('known')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
