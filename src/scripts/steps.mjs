import { rmSync } from 'node:fs'
import { build } from './build.mjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { playwrightCounts, stepCounts, vitestCounts } from './counts.mjs'
import { textOf } from './fingerprint.mjs'
import { runNode } from './run.mjs'
import { inTree } from './tree.mjs'

/**
 * One step of `npm test`: `run` answers whether all was well, `report` names the JSON file that
 * says how many tests it ran.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => boolean} run
 * @property {string} [report]
 * @property {(report: string) => import('./counts.mjs').Counts} [read]
 */

const reports = {
  vitest: 'node_modules/.cache/vitest.json',
  playwright: 'node_modules/.cache/playwright.json',
}

/** @param {string[]} args */
const tool = (args) => () => runNode(args, 'test') === 0

/** What needs no browser, quickest first. */
export const checks = /** @type {Step[]} */ ([
  { name: 'Types', run: tool(['node_modules/typescript/bin/tsc', '-p', '.']) },
  { name: 'Lint', run: tool(['node_modules/@biomejs/biome/bin/biome', 'check', '.']) },
  {
    name: 'Unit tests',
    run: tool([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports.vitest}`,
    ]),
    report: reports.vitest,
    read: vitestCounts,
  },
])

/** The build, and the tests in a browser against it. */
export const builtChecks = /** @type {Step[]} */ ([
  { name: 'Build', run: build },
  { name: 'Browser tests', run: browserTests, report: reports.playwright, read: playwrightCounts },
])

function browserTests() {
  if (!provideChromium()) {
    console.error(noChromium)
    return false
  }
  return tool(['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'])()
}

/**
 * Runs every step, also after a failed one, each timed; answers how many tests passed and failed.
 * @param {Step[]} steps
 */
export function runSteps(steps) {
  const total = { passed: 0, failed: 0 }
  for (const step of steps) {
    const { passed, failed } = runStep(step)
    total.passed += passed
    total.failed += failed
  }
  return total
}

/** @param {Step} step */
function runStep({ name, run, report, read }) {
  // an old report must not speak for a run that wrote none
  if (report) rmSync(inTree(report), { force: true })
  console.log(`\n── ${name}`)
  const start = performance.now()
  const ok = run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`)
  const text = report ? textOf(inTree(report)) : ''
  return stepCounts(ok, text && read ? read(text) : undefined)
}
