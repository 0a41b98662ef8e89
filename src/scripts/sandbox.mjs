import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith } from './run.mjs'
import { serve } from './serve.mjs'

install()
if (!build()) exitWith('The sandbox could not be built; the reason stands above.')
// what the built server reads to leave Overture out
serve(['sandbox'])
