import { build } from './build.mjs'
import { install } from './install.mjs'
import { exitWith } from './run.mjs'
import { serve } from './serve.mjs'

// `npm run sandbox`; the built server takes the same argument
const isSandboxOnly = process.argv[2] === 'sandbox'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) {
  const what = isSandboxOnly ? 'The sandbox' : 'Overture'
  exitWith(`${what} could not be built; the reason stands above.`)
}
serve(isSandboxOnly ? ['sandbox'] : [])
