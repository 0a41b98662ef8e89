import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { startBuiltServer } from './built-server.ts'

export { expect }

/** The server of one test, with its own chats. */
export interface Overture {
  url: string
  /** Everything that the server has printed since its last start. */
  output: () => string
  /** Stops the server; its address refuses connections. */
  stop: () => Promise<void>
  /** Kills it with SIGKILL, as a power cut would. */
  kill: () => Promise<void>
  /** Starts the server again, at the same address and with the same chats. */
  start: () => Promise<void>
  /** Delays every response until `thaw`. */
  freeze: () => void
  thaw: () => void
  /** Allows console errors that match, such as a failed request that the test provokes. */
  expectConsoleError: (pattern: RegExp) => void
  /** Whether a console error was allowed with `expectConsoleError`. */
  isExpected: (error: string) => boolean
}

/**
 * Playwright's `test` with its own built server behind `page.goto('/')`. A page error, a console
 * error or a violation of the content security policy, which is logged as one, fails the test.
 */
export const test = base.extend<{
  sandboxVersion: string | undefined
  beeperURL: string | undefined
  settings: Record<string, string>
  overture: Overture
}>({
  /** The version of Beeper that the sandbox plays; the newest unless chosen with `test.use`. */
  sandboxVersion: [undefined, { option: true }],

  /** The address of Beeper; by default there is none. */
  beeperURL: [undefined, { option: true }],

  /** Further environment variables of the server. */
  settings: [{}, { option: true }],

  overture: async ({ sandboxVersion, beeperURL, settings }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'overture-'))
    const overture = await openOverture(folder, {
      version: sandboxVersion,
      settings: { ...settings, ...(beeperURL && { BEEPER_BASE_URL: beeperURL }) },
    })
    await use(overture)
    await overture.stop()
    await rm(folder, { recursive: true })
  },

  baseURL: async ({ overture }, use) => {
    await use(overture.url)
  },

  page: async ({ page, overture }, use) => {
    const unexpected = collectErrors(page, overture)
    await use(page)
    expect(unexpected, 'errors of the page').toEqual([])
  },
})

async function openOverture(
  folder: string,
  options: { version: string | undefined; settings: Record<string, string> },
): Promise<Overture> {
  let server = await startBuiltServer(folder, options)
  const { url } = server
  const expected: RegExp[] = []
  return {
    url,
    output: () => server.output(),
    stop: () => server.stop(),
    kill: () => server.kill(),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    start: async () => {
      server = await startBuiltServer(folder, { ...options, port: Number(new URL(url).port) })
    },
    expectConsoleError: (pattern) => {
      expected.push(pattern)
    },
    isExpected: (error) => expected.some((pattern) => pattern.test(error)),
  }
}

function collectErrors(page: Page, { isExpected }: Overture) {
  const unexpected: string[] = []
  page.on('pageerror', (error) => unexpected.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    const error = `${message.text()} (${message.location().url})`
    if (message.type() === 'error' && !isExpected(error)) unexpected.push(error)
  })
  return unexpected
}
