import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bench, describe } from 'vitest'

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'overture-bench-'))

/** Starts the built server, waits for its first answer, and ends it. */
async function firstAnswer(folder: string, beforeEnd = async (_: string, __?: number) => {}) {
  const env = { ...process.env, PORT: '0', SANDBOX_DATA: folder }
  const server = spawn(process.execPath, [program], { env })
  const [words] = await once(server.stdout, 'data')
  const url = /http:\S+/.exec(String(words))?.[0] ?? ''
  await ask(url, '/v1/chats')
  await beforeEnd(url, server.pid)
  server.kill('SIGTERM')
  await once(server, 'exit')
}

const ask = async (url: string, call: string) => {
  const headers = { authorization: 'Bearer sandbox' }
  await (await fetch(`${url}/sandbox${call}`, { headers })).text()
}

const old = newFolder()
await firstAnswer(old)

describe('from nothing to the first answer of the sandbox', () => {
  const options = { iterations: 10, time: 0, warmupIterations: 1, warmupTime: 0 }
  bench(
    'with a new database',
    async () => {
      const folder = newFolder()
      await firstAnswer(folder)
      rmSync(folder, { recursive: true })
    },
    options,
  )
  bench('with one that was there', () => firstAnswer(old), options)
})

/** Megabytes that a process holds, where the system tells. */
const residentMegabytes = (pid = 0) =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

if (process.platform === 'linux') {
  process.env.SANDBOX_PEOPLE = '100000'
  const folder = newFolder()
  for (const moment of ['filled with 100,000 people', 'started with 100,000 people']) {
    await firstAnswer(folder, async (url, pid) => {
      const before = residentMegabytes(pid).toFixed(0)
      for (let count = 0; count < 1000; count++) {
        await ask(url, `/v1/accounts/matrix/contacts?query=${count % 2 ? 'alba' : 'berg'}`)
      }
      const after = residentMegabytes(pid).toFixed(0)
      console.log(`${moment}: ${before} MB, after 1,000 searches ${after} MB`)
    })
  }
  rmSync(folder, { recursive: true })
  delete process.env.SANDBOX_PEOPLE
}
process.once('exit', () => rmSync(old, { recursive: true }))
