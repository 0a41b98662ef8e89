import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { inProject } from './files.mjs'
import { install } from './install.mjs'
import { exitWith, exitWithShell } from './run.mjs'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) exitWith('Overture could not be built; the reason stands above.')
exitWithShell()
await import(pathToFileURL(inProject('dist/server/main.js')).href)
