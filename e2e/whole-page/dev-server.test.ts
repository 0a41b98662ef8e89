import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { startBuiltServer } from '../support/built-server.ts'
import { form } from '../support/form.ts'
import { freePort } from '../support/free-port.ts'

const program = fileURLToPath(new URL('../../src/scripts/dev.mjs', import.meta.url))

// the dev server loads the server's modules by path, which no type check covers
test('the dev server serves page, sandbox and tour', {
  tag: '@core',
}, async ({ page, request }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'overture-dev-'))
  const server = await startBuiltServer(folder, { program, port: await freePort() })
  try {
    await page.goto(server.url)
    await expect(form.account(page)).toHaveValue('All accounts')
    await form.who(page).fill('ada')
    await expect(page.getByRole('option', { name: /^Ada Obi, / })).toBeVisible()
    const headers = { authorization: 'Bearer sandbox' }
    const tour = await request.get(`${server.url}/tour/v1/accounts`, { headers })
    expect(tour.status()).toBe(200)
  } finally {
    // Vite exits with 143 on SIGTERM
    await server.stop('SIGINT')
    await rm(folder, { recursive: true })
  }
})
