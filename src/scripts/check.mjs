import { install } from './install.mjs'
import { checks, runSteps } from './steps.mjs'

install()
process.exitCode = (await runSteps(checks)).failed > 0 ? 1 : 0
