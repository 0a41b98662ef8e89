import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith } from './run.mjs'
import { serve } from './serve.mjs'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) exitWith('Overture could not be built; the reason stands above.')
serve()
