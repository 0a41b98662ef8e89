import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { inProject } from './files.mjs'
import { install } from './install.mjs'
import { exitWith, exitWithShell } from './run.mjs'

install()
if (!build()) exitWith('The sandbox could not be built; the reason stands above.')
exitWithShell()
// what the built server reads to leave Overture out
process.argv[2] = 'sandbox'
await import(pathToFileURL(inProject('dist/server/main.js')).href)
