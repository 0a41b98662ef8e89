import { build } from './build.cjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { install } from './install.cjs'
import { exitWith } from './run.cjs'

install()
if (!provideChromium()) exitWith(noChromium)
if (!build()) exitWith('The sandbox could not be built; the reason stands above.')
const at = process.argv.indexOf('--minutes')
const minutes = at < 0 ? 15 : Number(process.argv[at + 1])
if (!(minutes > 0)) exitWith('--minutes has to be a number above 0.')

// imported here, because they need the installed packages
const { soak } = await import('./bench/soak.mjs')
const { measureMemory } = await import('./bench/page.mjs')
const { isWithin } = await import('./bench/rows.mjs')
const promises = await soak(minutes * 60_000)
// a thousand chats for a soak of 15 minutes; they take four more minutes
for (const row of await measureMemory(Math.ceil((minutes * 1_000) / 15))) {
  const { name, measured, reference } = row
  promises.push({ promise: name, result: `${measured}; ${reference}`, isKept: isWithin(row) })
}
for (const { promise, result, isKept } of promises) {
  console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${promise}: ${result}`)
}
process.exitCode = promises.every(({ isKept }) => isKept) ? 0 : 1
