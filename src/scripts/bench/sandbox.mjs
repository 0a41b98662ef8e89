import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { headers, startServer } from './server.mjs'

/**
 * How many calls a second the sandbox answers.
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measure({ quick }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  const sandbox = await startServer(folder, { alone: true })
  const ours = `${sandbox.url}/v1/chats?limit=20`
  const text = await (await fetch(ours, { headers })).text()
  const bare = createServer((_, answer) => answer.end(text))
  await new Promise((resolve) => bare.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = bare.address()
  const port = typeof address === 'object' ? address?.port : 0
  const counts = { ours: 0, bare: 0 }
  for (let round = 0; round < (quick ? 2 : 6); round++) {
    counts.bare += await callsIn(500, `http://127.0.0.1:${port}`)
    counts.ours += await callsIn(500, ours)
  }
  bare.close()
  await sandbox.end()
  rmSync(folder, { recursive: true })
  return [
    {
      name: 'Lists of chats a second',
      measured: `${counts.ours}`,
      reference: `${counts.bare}, the same bytes from a bare Node server`,
      ratio: counts.ours / counts.bare,
      limit: quick ? 0.02 : 0.05,
      isAtLeast: true,
    },
  ]
}

/**
 * @param {number} milliseconds
 * @param {string} url
 */
async function callsIn(milliseconds, url) {
  const end = performance.now() + milliseconds
  let calls = 0
  while (performance.now() < end) {
    await (await fetch(url, { headers })).text()
    calls++
  }
  return calls
}
