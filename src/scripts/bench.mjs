import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith, runNode } from './run.mjs'

install()
// the built server is among what is measured
if (!build()) exitWith('Overture could not be built; the reason stands above.')
const vitest = ['node_modules/vitest/vitest.mjs', 'bench', '--run', '--project', 'node']
const playwright = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/bench.config.ts']
// both run, also when the first one failed
const codes = [runNode(vitest, 'test'), runNode(playwright, 'test')]
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0
