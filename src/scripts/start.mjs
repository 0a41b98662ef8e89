import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith } from './run.mjs'
import { serve } from './serve.mjs'

// `npm run sandbox`; the built server reads the same word, and leaves Overture out
const isAlone = process.argv[2] === 'sandbox'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) {
  const what = isAlone ? 'The sandbox' : 'Overture'
  exitWith(`${what} could not be built; the reason stands above.`)
}
serve(isAlone ? ['sandbox'] : [])
