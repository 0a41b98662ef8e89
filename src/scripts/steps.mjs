import { rmSync } from 'node:fs'
import { build } from './build.cjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { inProject, textOf } from './files.cjs'
import { runNode, runNodeParallel } from './run.cjs'

/**
 * One step of `npm test`: `run` returns whether it succeeded, `report` names the JSON file that
 * says how many tests it ran.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => boolean | Promise<boolean>} run
 * @property {string} [report]
 * @property {(report: string) => Counts} [read]
 */

const reports = {
  vitest: 'node_modules/.cache/vitest.json',
  playwright: 'node_modules/.cache/playwright.json',
  bench: 'node_modules/.cache/bench.json',
}

/** @param {string[]} args */
const tool = (args) => () => runNode(args, 'test') === 0

const sourceTools = [
  ['node_modules/typescript/bin/tsc', '-p', '.'],
  ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  // files, exports and dependencies that nothing uses
  ['node_modules/knip/bin/knip.js', '--cache'],
]

/** The steps without a build or a browser, quickest first. */
export const checks = /** @type {Step[]} */ ([
  {
    name: 'Types, lint, dead code',
    run: async () => {
      const codes = await Promise.all(sourceTools.map((args) => runNodeParallel(args, 'test')))
      return codes.every((code) => code === 0)
    },
  },
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

const playwright = [
  'node_modules/@playwright/test/cli.js',
  'test',
  '-c',
  'e2e/playwright.config.ts',
]

/**
 * The build, the browser tests against it, and the benchmarks. With `isAll` every browser test
 * runs, else those tagged `@core`, which cover nearly everything that users do.
 * @param {{ isAll: boolean }} options
 */
export const builtChecks = ({ isAll }) =>
  /** @type {Step[]} */ ([
    { name: 'Build', run: build },
    {
      name: 'Browser tests',
      run: () => hasBrowser() && tool(isAll ? playwright : [...playwright, '--grep=@core'])(),
      report: reports.playwright,
      read: playwrightCounts,
    },
    {
      // each ratio counts as a test; the bands are wide, so that a busy machine fails none
      name: 'Benchmarks',
      run: tool(['src/scripts/bench.mjs', '--quick']),
      report: reports.bench,
      read: (report) => JSON.parse(report),
    },
  ])

function hasBrowser() {
  if (provideChromium()) return true
  console.error(noChromium)
  return false
}

/**
 * Runs and times every step, also after a failed one; returns how many tests passed and failed.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 }
  for (const step of steps) {
    const { passed, failed } = await runStep(step)
    total.passed += passed
    total.failed += failed
  }
  return total
}

/** @param {Step} step */
async function runStep({ name, run, report, read }) {
  // an old report must not count for a run that wrote none
  if (report) rmSync(inProject(report), { force: true })
  console.log(`\n── ${name}`)
  const start = performance.now()
  const ok = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`)
  const text = report ? textOf(inProject(report)) : ''
  return stepCounts(ok, text && read ? read(text) : undefined)
}

/**
 * How many tests of one step passed and failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Reads Vitest's JSON report. A file that could not be loaded counts as one failed test.
 * @param {string} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report)
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/**
 * Reads Playwright's JSON report.
 * @param {string} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  /** @type {{ stats: { expected: number, flaky: number, unexpected: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(report)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

/**
 * The counts of a step: those of its tests, or one more failure if it failed without a failed test.
 * A step without tests counts only if it failed.
 * @param {boolean} ok
 * @param {Counts} [tests]
 * @returns {Counts}
 */
export function stepCounts(ok, tests = { passed: 0, failed: 0 }) {
  return !ok && tests.failed === 0 ? { ...tests, failed: 1 } : tests
}
