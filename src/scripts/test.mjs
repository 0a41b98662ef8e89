import { mkdirSync, writeFileSync } from 'node:fs'
import { inProject } from './files.cjs'
import { install } from './install.cjs'
import { builtChecks, checks, runSteps } from './steps.mjs'

const start = performance.now()
install()
// `npm run check`: only the steps that need no build
const isCheck = process.argv.includes('--check')
const isAll = process.argv.includes('--all')
const { passed, failed } = await runSteps(isCheck ? checks : [...checks, ...builtChecks({ isAll })])
process.exitCode = failed > 0 ? 1 : 0

if (!isCheck) {
  mkdirSync(inProject('node_modules/.cache'), { recursive: true })
  const counts = `${passed} passed, ${failed} failed`
  writeFileSync(inProject('node_modules/.cache/test-counts'), `${counts}\n`)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(`\nAll steps in ${seconds} s: ${counts}`)
}
