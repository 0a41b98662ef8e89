import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { build } from './build.cjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { inProject } from './files.cjs'
import { install } from './install.cjs'
import { exitWith } from './run.cjs'

install()
if (!provideChromium()) exitWith(noChromium)
// the built page and server are measured
if (!build()) exitWith('Overture could not be built; the reason stands above.')

const start = performance.now()
const quick = process.argv.includes('--quick')
// imported here, because they need the installed packages
const { failedRow, isWithin, tableOf, widened } = await import('./bench/rows.mjs')
const parts = {
  'The sandbox': import('./bench/sandbox.mjs'),
  'The start': import('./bench/start.mjs'),
  'The way to Beeper': import('./bench/proxy.mjs'),
  'The page': import('./bench/page.mjs'),
}

const rows = []
for (const [name, part] of Object.entries(parts)) {
  const { measure } = await part
  const measured = await measure({ quick }).catch((error) => [failedRow(name, error)])
  rows.push(...measured.map((row) => (quick ? widened(row) : row)))
}
const failed = rows.filter((row) => !isWithin(row)).length

console.log(`\n${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}`)
console.log(`\n${tableOf(rows)}\n`)
const seconds = Math.round((performance.now() - start) / 1000)
console.log(`${rows.length} ratios in ${seconds} s, ${failed} outside of their band`)
mkdirSync(inProject('node_modules/.cache'), { recursive: true })
writeFileSync(
  inProject('node_modules/.cache/bench.json'),
  JSON.stringify({ passed: rows.length - failed, failed }),
)
process.exitCode = failed > 0 ? 1 : 0
