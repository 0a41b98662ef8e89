import './node-version.mjs'
import { build } from './build.mjs'
import { endWith } from './ending.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

install()
// the built server is among what is measured
if (!build()) endWith('Overture could not be built; the reason stands above.')
const vitest = ['node_modules/vitest/vitest.mjs', 'bench', '--run', '--project', 'node']
process.exitCode = runNode(vitest, 'test')
