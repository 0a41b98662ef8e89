import { install } from './install.mjs'
import { checks, runSteps } from './steps.mjs'

install()
process.exitCode = runSteps(checks).failed > 0 ? 1 : 0
