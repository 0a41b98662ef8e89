import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith } from './run.mjs'

install()
if (!build()) exitWith('The sandbox could not be built; the reason stands above.')
const at = process.argv.indexOf('--minutes')
const minutes = at < 0 ? 15 : Number(process.argv[at + 1])
if (!(minutes > 0)) exitWith('--minutes has to be a number above 0.')

const { soak } = await import('./bench/soak.mjs')
const promises = await soak(minutes * 60_000)
for (const { promise, told, isKept } of promises) {
  console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${promise}: ${told}`)
}
process.exitCode = promises.every(({ isKept }) => isKept) ? 0 : 1
