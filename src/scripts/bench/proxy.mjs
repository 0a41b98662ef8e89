import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { medianOf } from './rows.mjs'
import { headers, startServer } from './server.mjs'

// five kilobytes, like a chat with its capabilities
const chat = JSON.stringify({ id: '!a:b', text: 'x'.repeat(5_000) })

/**
 * The time that Overture's proxy adds to a response of Beeper.
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measure({ quick }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  const beeper = createServer((_, answer) => {
    answer.setHeader('content-type', 'application/json')
    answer.end(chat)
  })
  await new Promise((resolve) => beeper.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = beeper.address()
  const direct = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const overture = await startServer(folder, { beeper: direct })
  /** @type {{ through: number[], direct: number[] }} */
  const times = { through: [], direct: [] }
  for (let call = 0; call < (quick ? 200 : 1000); call++) {
    times.direct.push(await timeOf(`${direct}/v1/x`))
    times.through.push(await timeOf(`${overture.url}/beeper/v1/x`))
  }
  beeper.close()
  await overture.end()
  rmSync(folder, { recursive: true })
  const [through, alone] = [medianOf(times.through), medianOf(times.direct)]
  return [
    {
      name: 'Five kilobytes of Beeper, through Overture',
      measured: `${through.toFixed(2)} ms`,
      reference: `${alone.toFixed(2)} ms, asked of the server itself`,
      ratio: through / alone,
      limit: quick ? 8 : 4,
    },
  ]
}

/** @param {string} url */
async function timeOf(url) {
  const start = performance.now()
  const answer = await fetch(url, { headers })
  if ((await answer.text()) !== chat) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - start
}
