import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findChromium } from './chromium.mjs'
import { inProject } from './files.cjs'
import { isInstalled, isNewEnough } from './install.cjs'
import { playwrightCounts, stepCounts, vitestCounts } from './steps.mjs'

test.each([
  ['v18.20.8', false],
  ['v20.18.3', false],
  ['v20.19.0', true],
  ['v22.0.0', true],
])('Node %s is new enough: %s', (version, enough) => expect(isNewEnough(version)).toBe(enough))

describe('an installation', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } })
  const hono = { 'node_modules/hono': { version: '4.13.19' } }
  const elsewhere = { 'node_modules/x': { version: '1.0.0', optional: true, os: ['no-such-os'] } }
  const here = {
    'node_modules/x': { version: '1.0.0', optional: true, os: [process.platform] },
  }

  test('is complete when every locked package is there', () =>
    expect(isInstalled(lock({ ...hono, ...elsewhere }), lock(hono))).toBe(true))

  test.each([
    ['nothing', ''],
    ['another package', lock({ 'node_modules/other': { version: '4.13.19' } })],
    ['an older version', lock({ 'node_modules/hono': { version: '4.13.18' } })],
  ])('is incomplete when it has %s', (_, installed) =>
    expect(isInstalled(lock(hono), installed)).toBe(false),
  )

  test('is incomplete without a native part for this platform', () =>
    expect(isInstalled(lock({ ...hono, ...here }), lock(hono))).toBe(false))
})

describe('how many tests passed and failed', () => {
  test('Vitest’s report counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ]
    const report = { numPassedTests: 7, numFailedTests: 2, testResults }
    expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 7, failed: 3 })
  })

  test('Playwright’s report counts errors outside of tests as failures', () => {
    const report = { stats: { expected: 5, flaky: 1, unexpected: 2 }, errors: [{}] }
    expect(playwrightCounts(JSON.stringify(report))).toEqual({ passed: 6, failed: 3 })
  })

  test('a step that fails without a failed test counts as one failure', () => {
    expect(stepCounts(false)).toEqual({ passed: 0, failed: 1 })
    expect(stepCounts(false, { passed: 9, failed: 0 })).toEqual({ passed: 9, failed: 1 })
    expect(stepCounts(false, { passed: 9, failed: 2 })).toEqual({ passed: 9, failed: 2 })
    expect(stepCounts(true)).toEqual({ passed: 0, failed: 0 })
  })
})

describe('a program with a code cache', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-'))
  const program = path.join(folder, 'main.cjs')
  afterAll(() => rmSync(folder, { recursive: true }))

  const write = (word: string, at: number) => {
    const print = 'require("node:process").stdout.write(__filename.slice(-8) + '
    writeFileSync(program, `${print}'${word}')`)
    utimesSync(program, at, at)
  }
  const run = () => {
    const serve = JSON.stringify(inProject('src/scripts/serve.cjs'))
    const code = `import(${serve}).then(({ runCompiled }) => runCompiled(process.argv[1]))`
    return execFileSync(process.execPath, ['-e', code, program], { encoding: 'utf8' })
  }

  test('is compiled again after any change, also to a text of the same length', () => {
    write('one', 1000)
    expect([run(), run()]).toEqual(['main.cjsone', 'main.cjsone'])
    const cache = readFileSync(`${program}.compiled`)
    expect(run()).toBe('main.cjsone')
    expect(readFileSync(`${program}.compiled`)).toEqual(cache)
    write('two', 2000)
    expect([run(), run()]).toEqual(['main.cjstwo', 'main.cjstwo'])
  })

  test('runs when the cache is invalid', () => {
    write('six', 3000)
    run()
    const cache = readFileSync(`${program}.compiled`)
    for (const broken of [cache.subarray(0, 20), Buffer.alloc(3), cache.map((byte) => byte ^ 1)]) {
      writeFileSync(`${program}.compiled`, broken)
      expect(run()).toBe('main.cjssix')
    }
  })
})

describe('the browser for the tests', () => {
  test('is that of CHROMIUM_PATH, or none when that file is missing', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath)
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeUndefined()
  })

  test('is found on PATH', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'overture-'))
    const browser = path.join(folder, 'chromium')
    writeFileSync(browser, '')
    expect(findChromium({ PATH: ['/nowhere', folder].join(path.delimiter) })).toBe(browser)
    rmSync(folder, { recursive: true })
  })
})

test('a server started by npm ends when npm is ended', async () => {
  const run = JSON.stringify(inProject('src/scripts/run.cjs'))
  const script = `import { exitWithShell } from ${run}; exitWithShell(10)
    setInterval(() => {}, 1000); console.log('running')`
  // the second command keeps the shell from replacing itself with the first
  const shell = spawn(
    'sh',
    ['-c', '"$0" --input-type=module -e "$1"; :', process.execPath, script],
    {
      env: { ...process.env, npm_lifecycle_event: 'start' },
    },
  )
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  // its end of the pipe closes when it is gone
  await once(shell.stdout, 'close')
  expect(shell.signalCode).toBe('SIGTERM')
})
