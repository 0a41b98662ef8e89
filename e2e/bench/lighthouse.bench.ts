import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { provide } from '../../src/scripts/bench/provided.mjs'
import { freePort } from '../support/free-port.ts'
import { report } from './rows.ts'
import { test } from './served.ts'

// the marks people know, with the names that Lighthouse gives them
const marks = [
  ['accessibility', 'accessibility'],
  ['best-practices', 'best practices'],
  ['seo', 'SEO'],
] as const

test('Lighthouse, desktop', async ({ served, launchOptions }) => {
  test.setTimeout(300_000)
  const lighthouse = await provideLighthouse()
  const port = await freePort()
  const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ ...launchOptions, args })
  // the first run is a warm-up
  await lighthouse(served.overture, port)
  const still = await lighthouse(served.still, port)
  const overture = await lighthouse(served.overture, port)
  await browser.close()

  const performance = scoreOf(overture, 'performance')
  report(
    {
      name: 'Lighthouse (desktop), performance',
      measured: points(performance),
      reference: `${points(scoreOf(still, 'performance'))}, the same markup without script`,
      ratio: performance,
      limit: 0.98,
      isAtLeast: true,
    },
    false,
  )
  for (const [id, name] of marks) {
    const score = scoreOf(overture, id)
    const row = { measured: points(score), reference: '100', ratio: score, limit: 1 }
    report({ name: `Lighthouse (desktop), ${name}`, ...row, isAtLeast: true }, false)
  }
  const { score, details } = overture.audits['label-content-name-mismatch'] ?? { score: Number.NaN }
  report(
    {
      name: 'Names that differ from what is seen, by Lighthouse',
      measured: String(details?.items?.length ?? 0),
      reference: '0',
      // 1 where every name holds what is seen; none where there is nothing to compare
      ratio: score === null ? Number.NaN : 1 - score,
      limit: 0,
    },
    false,
  )
})

const scoreOf = ({ categories }: Report, category: string) =>
  categories[category]?.score ?? Number.NaN
const points = (score: number) => String(Math.round(score * 100))

/** Lighthouse's result for a page: scores of 0 to 1 by category, and the audits by name. */
interface Report {
  categories: Record<string, { score: number | null }>
  audits: Record<string, { score: number | null; details?: { items?: unknown[] } }>
}

/**
 * Returns a function that runs Lighthouse for desktop in the browser whose debugger listens on
 * `port`.
 */
async function provideLighthouse(): Promise<(url: string, port: number) => Promise<Report>> {
  const folder = provide('lighthouse', { version: '12.8.2', before: '2025-09-01' })
  const main = pathToFileURL(`${folder}/core/index.js`)
  const { default: lighthouse, desktopConfig } = await import(main.href)
  return async (url, port) => {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error' }, desktopConfig)
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
    return lhr
  }
}
