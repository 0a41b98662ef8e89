import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, test as base, expect } from '@playwright/test'
import { builtProgram, startBuiltServer } from '../support/built-server.ts'
import { form } from '../support/form.ts'
import { rounds } from './rows.ts'

export { expect }

/** The contacts of the sandbox; fewer in a quick run, which has no time to seed them. */
export const contacts = rounds(100_000, 10_000)

/** Overture, and the page it is compared with. */
interface Served {
  overture: string
  /**
   * A page with the markup and style of the empty form but no script, served by the same program.
   */
  still: string
}

/** One server of each for all benchmarks: seeding so many contacts takes long. */
export const test = base.extend<object, { served: Served }>({
  served: [
    async ({ browser }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'overture-bench-'))
      const settings = { SANDBOX_PEOPLE: String(contacts) }
      const overture = await startBuiltServer(path.join(folder, 'large'), { settings })
      // inside the project, where the program finds its database library
      const still = fileURLToPath(new URL('../../node_modules/.cache/still', import.meta.url))
      await writeStillPage(browser, overture.url, still)
      const program = path.join(still, 'server/main.cjs')
      const beside = await startBuiltServer(path.join(folder, 'small'), { program })
      await use({ overture: overture.url, still: beside.url })
      await Promise.all([overture.stop(), beside.stop()])
      await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ served }, use) => use(served.overture),
})

/** Writes the fully loaded form as static HTML, with Overture's style and fonts. */
async function writeStillPage(browser: Browser, url: string, folder: string) {
  const page = await browser.newPage()
  await page.goto(url)
  await expect(form.account(page)).toHaveValue('All accounts')
  await page.waitForLoadState('networkidle')
  const html = await page.evaluate(() => {
    for (const part of document.querySelectorAll('script, link[rel=modulepreload]')) part.remove()
    for (const part of document.querySelectorAll('[style]')) part.removeAttribute('style')
    return `<!doctype html>${document.documentElement.outerHTML}`
  })
  await page.close()
  await rm(folder, { recursive: true, force: true })
  await mkdir(path.join(folder, 'server'), { recursive: true })
  await writeFile(path.join(folder, 'server/main.cjs'), await readFile(builtProgram))
  await cp(path.join(builtProgram, '../../client'), path.join(folder, 'client'), {
    recursive: true,
  })
  const index = path.join(folder, 'client/index.html')
  await writeFile(index, html)
  await writeFile(`${index}.br`, brotliCompressSync(html))
  await rm(`${index}.gz`, { force: true })
}
