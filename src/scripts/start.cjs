// CommonJS, like all that it loads: Node reads ES modules one after another without blocking, which
// makes each start 10 ms longer
const { build } = require('./build.cjs')
const { install } = require('./install.cjs')
const { exitWith } = require('./run.cjs')
const { serve } = require('./serve.cjs')

// `npm run sandbox`; the built server takes the same argument
const isSandboxOnly = process.argv[2] === 'sandbox'

// all inside `start`: a `prestart` script is skipped where npm is set to ignore scripts
install()
if (!build()) {
  const what = isSandboxOnly ? 'The sandbox' : 'Overture'
  exitWith(`${what} could not be built; the reason stands above.`)
}
serve(isSandboxOnly ? ['sandbox'] : [])
