import { chromium } from '@playwright/test'
import { provideLighthouse, type Report } from '../../src/scripts/bench/lighthouse.mjs'
import { freePort } from '../support/free-port.ts'
import { median, report } from './rows.ts'
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
  const performances: Record<'overture' | 'still', number[]> = { overture: [], still: [] }
  // the first reading is to warm up
  let latest = await lighthouse(served.overture, port)
  for (let round = 0; round < 2; round++) {
    performances.still.push(performanceOf(await lighthouse(served.still, port)))
    latest = await lighthouse(served.overture, port)
    performances.overture.push(performanceOf(latest))
  }
  await browser.close()
  const { categories, audits } = latest

  const performance = median(performances.overture)
  report(
    {
      name: 'Lighthouse (desktop), performance',
      measured: points(performance),
      reference: `${points(median(performances.still))}, the same markup without script`,
      ratio: performance,
      limit: 0.98,
      isAtLeast: true,
    },
    false,
  )
  for (const [id, name] of marks) {
    const score = categories[id]?.score ?? Number.NaN
    const row = { measured: points(score), reference: '100', ratio: score, limit: 1 }
    report({ name: `Lighthouse (desktop), ${name}`, ...row, isAtLeast: true }, false)
  }
  const { score, details } = audits['label-content-name-mismatch'] ?? { score: Number.NaN }
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

const performanceOf = ({ categories }: Report) => categories.performance?.score ?? Number.NaN
const points = (score: number) => String(Math.round(score * 100))
