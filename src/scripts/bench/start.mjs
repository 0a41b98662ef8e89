import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { headers, startServer } from './server.mjs'

/**
 * How long the sandbox takes from nothing to its first answer.
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measure({ quick }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  /** @type {{ ours: number[], bare: number[] }} */
  const times = { ours: [], bare: [] }
  for (let round = 0; round < (quick ? 3 : 7); round++) {
    times.bare.push(await timeOf(bareStart))
    times.ours.push(await timeOf(() => firstAnswer(folder)))
  }
  rmSync(folder, { recursive: true })
  const [ours, bare] = [median(times.ours), median(times.bare)]
  return [
    {
      name: 'Start to the first answer',
      measured: `${ours.toFixed(0)} ms`,
      reference: `${bare.toFixed(0)} ms, Node with an empty script`,
      ratio: ours / bare,
      limit: quick ? 20 : 10,
    },
  ]
}

/** @param {() => Promise<void>} act */
async function timeOf(act) {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** @param {number[]} times */
const median = (times) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const bareStart = async () => {
  await once(spawn(process.execPath, ['-e', '0']), 'exit')
}

/** @param {string} folder */
async function firstAnswer(folder) {
  const server = await startServer(folder)
  await (await fetch(`${server.url}/sandbox/v1/accounts`, { headers })).text()
  await server.end()
}
