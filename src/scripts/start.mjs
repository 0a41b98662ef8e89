import './node-version.mjs'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { endWith } from './ending.mjs'
import { install } from './install.mjs'
import { endWithShell } from './orphan.mjs'
import { inTree } from './tree.mjs'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) endWith('Overture could not be built; the reason stands above.')
endWithShell()
await import(pathToFileURL(inTree('dist/server/main.js')).href)
