import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { startBuiltServer } from './built-server.ts'

export { expect }

/** The Overture of one test: its own server, its own chats. */
export interface Overture {
  url: string
  /** All that the server has printed since it was last started. */
  said: () => string
  /** Leaves nobody to answer at the address. */
  stop: () => Promise<void>
  /** Ends as a power cut does: at once, without a word. */
  kill: () => Promise<void>
  /** Serves again, at the same address and with the same chats. */
  start: () => Promise<void>
  /** Lets every request wait for its answer until `thaw`. */
  freeze: () => void
  thaw: () => void
  /** Allows console errors with these words, such as a refusal that the test provokes. */
  expectConsoleError: (words: RegExp) => void
  /** Whether an error on the console was announced with `expectConsoleError`. */
  isExpected: (words: string) => boolean
}

/**
 * Playwright's `test` with a fresh, built server behind `page.goto('/')`. A page error, a console
 * error or a breach of the content policy, which the browser reports there too, fails the test.
 */
export const test = base.extend<{
  sandboxVersion: string | undefined
  beeperURL: string | undefined
  settings: Record<string, string>
  overture: Overture
}>({
  /** The version of Beeper that the sandbox plays; the newest unless chosen with `test.use`. */
  sandboxVersion: [undefined, { option: true }],

  /** Where Beeper listens; nowhere unless a test has one. */
  beeperURL: [undefined, { option: true }],

  /** More of the server's environment. */
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
    said: () => server.said(),
    stop: () => server.stop(),
    kill: () => server.kill(),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    start: async () => {
      server = await startBuiltServer(folder, { ...options, port: Number(new URL(url).port) })
    },
    expectConsoleError: (words) => {
      expected.push(words)
    },
    isExpected: (words) => expected.some((pattern) => pattern.test(words)),
  }
}

function collectErrors(page: Page, { isExpected }: Overture) {
  const unexpected: string[] = []
  page.on('pageerror', (error) => unexpected.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    const words = `${message.text()} (${message.location().url})`
    if (message.type() === 'error' && !isExpected(words)) unexpected.push(words)
  })
  return unexpected
}
