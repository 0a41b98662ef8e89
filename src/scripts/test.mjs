import { mkdirSync, writeFileSync } from 'node:fs'
import { inProject } from './files.mjs'
import { install } from './install.mjs'
import { builtChecks, checks, runSteps } from './steps.mjs'

const start = performance.now()
install()
const { passed, failed } = await runSteps([
  ...checks,
  ...builtChecks({ isAll: process.argv.includes('--all') }),
])

mkdirSync(inProject('node_modules/.cache'), { recursive: true })
writeFileSync(inProject('node_modules/.cache/test-counts'), `${passed} passed, ${failed} failed\n`)
const seconds = Math.round((performance.now() - start) / 1000)
console.log(`\nAll steps in ${seconds} s: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
