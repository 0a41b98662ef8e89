import { rmSync } from 'node:fs'
import { inProject, textOf } from '../files.cjs'
import { run } from '../run.cjs'
import { failedRow, rowsIn } from './rows.mjs'

const report = inProject('node_modules/.cache/page-bench.json')

/**
 * The benchmarks of the page in a browser: `e2e/bench`.
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measure({ quick }) {
  return rowsOf([], quick ? { BENCH_QUICK: '1' } : {})
}

/**
 * The page's memory while this number of chats is opened.
 * @param {number} chats
 */
export const measureMemory = (chats) => rowsOf(['memory'], { BENCH_CHATS: String(chats) })

/**
 * @param {string[]} only the files to run; all of them when empty
 * @param {Record<string, string>} settings
 */
function rowsOf(only, settings) {
  rmSync(report, { force: true })
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/bench.config.ts']
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...settings,
  }
  const code = run(process.execPath, [...playwright, ...only], { env })
  const text = textOf(report)
  return text ? rowsIn(text) : [failedRow('In the browser', `Playwright ended with ${code}`)]
}
