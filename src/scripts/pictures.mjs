import { build } from './build.mjs'
import { noChromium, provideChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { exitWith, runNode } from './run.mjs'

install()
if (!provideChromium()) exitWith(noChromium)
if (!build()) exitWith('Overture could not be built; the reason stands above.')
const playwright = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/pictures.config.ts']
process.exitCode = runNode(playwright, 'test')
