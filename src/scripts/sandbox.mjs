import './node-version.mjs'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { endWith } from './ending.mjs'
import { install } from './install.mjs'
import { endWithShell } from './orphan.mjs'
import { inTree } from './tree.mjs'

install()
if (!build()) endWith('The sandbox could not be built; the reason stands above.')
endWithShell()
// what the built server reads to leave Overture out
process.argv[2] = 'sandbox'
await import(pathToFileURL(inTree('dist/server/main.js')).href)
