import { build } from './build.cjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { install } from './install.cjs'
import { exitWith, runNode } from './run.cjs'

install()
if (!provideChromium()) exitWith(noChromium)
if (!build()) exitWith('Overture could not be built; the reason stands above.')
const playwright = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/pictures.config.ts']
process.exitCode = runNode(playwright, 'test')
