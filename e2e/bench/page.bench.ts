import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { form } from '../support/form.ts'
import { layoutShift } from '../support/layout-shift.ts'
import { kB, median, ms, report, rounds } from './rows.ts'
import { expect, test } from './served.ts'

/** The exports of its frameworks that Overture uses. */
const frameworks = `
  export { createRoot } from 'react-dom/client'
  export { createPortal, flushSync } from 'react-dom'
  export {
    QueryClient, QueryClientProvider, queryOptions, skipToken,
    useMutation, useQueries, useQuery, useQueryClient,
  } from '@tanstack/react-query'
  export { FormProvider, get, useForm, useFormContext, useFormState } from 'react-hook-form'
  export {
    array, boolean, catch as orElse, coerce, config, discriminatedUnion, enum as oneOf,
    exactOptional, extend, gte, int, iso, literal, looseObject, lte, maxLength, minLength,
    nullable, number, object, optional, partialRecord, pipe, record, refine, regex, safeParse,
    string, stringbool, transform, trim, tuple, union, unknown, url,
  } from 'zod/mini'
`

test('what loads without a press', async ({ page, served }) => {
  const files: Promise<number>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet') return
    files.push(response.body().then((body) => brotliCompressSync(body).length))
  })
  await page.goto(served.overture)
  await expect(form.account(page)).toHaveValue('All accounts')
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(files)
  const size = sizes.reduce((sum, one) => sum + one, 0)
  const bare = await sizeOfFrameworks()
  report(
    {
      name: 'Script and style that load without a press, brotli',
      measured: kB(size),
      reference: `${kB(bare)}, the frameworks alone`,
      ratio: size / bare,
      limit: 2.3,
    },
    false,
  )
  report(
    {
      name: 'Their files',
      measured: String(files.length),
      reference: 'at most 8',
      ratio: files.length / 8,
      limit: 1,
    },
    false,
  )
})

/** The compressed size of the frameworks alone, bundled with the same tool and settings. */
async function sizeOfFrameworks() {
  const entry = 'virtual:frameworks'
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'frameworks',
        resolveId: (id) => (id === entry ? `\0${entry}.js` : undefined),
        load: (id) => (id === `\0${entry}.js` ? frameworks : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const outputs = [built].flat() as Rolldown.RolldownOutput[]
  const codes = outputs.flatMap(({ output }) => output.map((o) => ('code' in o ? o.code : '')))
  return codes.reduce((sum, code) => sum + brotliCompressSync(code).length, 0)
}

test('the way to the form', async ({ browser, served }) => {
  const times = {
    overture: { painted: [] as number[], typing: [] as number[] },
    still: { painted: [] as number[], typing: [] as number[] },
  }
  for (let round = 0; round < rounds(5, 2); round++) {
    for (const which of ['still', 'overture'] as const) {
      const { painted, typing } = await firstVisit(browser, served[which])
      times[which].painted.push(painted)
      times[which].typing.push(typing)
    }
  }
  const { overture, still } = times
  const row = (name: string, kind: 'painted' | 'typing', limit: number) => {
    const [ours, baseline] = [median(overture[kind]), median(still[kind])]
    const reference = `${ms(baseline)}, the same markup without script`
    report({ name, measured: ms(ours), reference, ratio: ours / baseline, limit })
  }
  row('First contentful paint, first visit', 'painted', 1.5)
  row('Until the form takes what is typed, first visit', 'typing', 1.5)
})

/** Opens a page with an empty cache; times in milliseconds since navigation. */
async function firstVisit(browser: Browser, url: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(watch)
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length)
  await expect(page.getByRole('combobox', { name: 'Account' })).toBeVisible()
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    return { painted: at('first-contentful-paint'), typing: at('typing') }
  })
  await context.close()
  return times
}

/** Marks when the Who field accepts input. Runs in the page. */
function watch() {
  new MutationObserver((_, observer) => {
    const field = document.querySelector('form input[role=combobox]')
    if (!field || field.closest('[inert]')) return
    performance.mark('typing')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true, attributes: true })
}

test('what is asked at the start, and what moves', async ({ page, served }) => {
  const calls = await callsAtStart(page, served.overture)
  const accounts = calls.filter(({ name }) => name.endsWith('/v1/accounts'))
  report(
    {
      name: 'Calls for the accounts at the start',
      measured: String(accounts.length),
      reference: '1',
      ratio: accounts.length,
      limit: 1,
    },
    false,
  )
  // the chats load meanwhile, which is not measured
  const answered = Math.min(...accounts.map(({ end }) => end))
  const shown = await page.evaluate(
    () => performance.getEntriesByName('accounts')[0]?.startTime ?? Number.NaN,
  )
  report({
    name: 'Accounts shown, counted from the address',
    measured: ms(shown),
    reference: `${ms(answered)}, their answer`,
    ratio: shown / answered,
    limit: 1.6,
  })
  const shift = await layoutShift(page)
  report(
    {
      name: 'Layout shift while loading',
      measured: shift.toFixed(4),
      reference: `${goodShift}, what web.dev calls good`,
      ratio: shift / goodShift,
      limit: 0,
    },
    false,
  )
})

// the score at the 75th percentile of visits: https://web.dev/articles/cls
const goodShift = 0.1

async function callsAtStart(page: Page, url: string) {
  await page.addInitScript(() =>
    new MutationObserver((_, observer) => {
      if (!/14 accounts/.test(document.body?.textContent ?? '')) return
      performance.mark('accounts')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true, characterData: true }),
  )
  await page.goto(url)
  await expect(form.account(page)).toHaveValue('All accounts')
  await page.waitForLoadState('networkidle')
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, startTime, responseEnd }) => ({ name, start: startTime, end: responseEnd })),
  )
}
