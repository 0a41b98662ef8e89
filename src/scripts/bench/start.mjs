import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../files.cjs'
import { askOnce } from './load.mjs'
import { measureManyChats } from './many-chats.mjs'
import { medianOf } from './rows.mjs'

// seconds that adding a hundred thousand people may take
const secondsToFill = 6

/**
 * The start of the built server, against an `npm run` that does nothing, and calls to a sandbox
 * that was started with very many people. At most 40 seconds.
 * @param {{ quick?: boolean }} [options]
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measure({ quick = false } = {}) {
  const people = quick ? 10_000 : 100_000
  const allowed = (secondsToFill * people) / 100_000
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  const scripts = { empty: 'exit 0' }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ scripts }))
  const data = path.join(folder, 'data')
  /** @type {{ ours: number[], empty: number[] }} */
  const times = { ours: [], empty: [] }
  try {
    await firstAnswer(data)
    // in turns, since the load of the machine varies
    for (let round = 0; round < (quick ? 2 : 5); round++) {
      times.empty.push(await emptyRun(folder))
      times.ours.push(await firstAnswer(data))
    }
    const few = { folder: path.join(folder, 'few'), people: 500 }
    await firstAnswer(few.folder, { SANDBOX_PEOPLE: `${few.people}` })
    const many = { folder: path.join(folder, 'many'), people }
    const filling = await firstAnswer(many.folder, { SANDBOX_PEOPLE: `${people}` })
    const [ours, empty] = [medianOf(times.ours), medianOf(times.empty)]
    return [
      {
        name: 'npm start to the first answer',
        measured: `${ours.toFixed(0)} ms`,
        reference: `an empty npm run, ${empty.toFixed(0)} ms`,
        ratio: ours / empty,
        limit: 2,
      },
      {
        name: `npm start with ${people.toLocaleString('en')} people, from nothing`,
        measured: `${((filling - ours) / 1000).toFixed(1)} s more`,
        reference: `${allowed} s`,
        ratio: (filling - ours) / 1000 / allowed,
        limit: 1,
      },
      ...(await measureManyChats(few, many, quick ? 3 : 31)),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {string} folder */
async function emptyRun(folder) {
  const start = performance.now()
  await once(spawn('npm', ['run', 'empty'], { cwd: folder, stdio: 'ignore' }), 'exit')
  return performance.now() - start
}

/**
 * Milliseconds from `npm start` until the sandbox has responded.
 * @param {string} data
 * @param {Record<string, string>} [settings]
 */
async function firstAnswer(data, settings = {}) {
  const start = performance.now()
  const env = { ...process.env, PORT: '0', SANDBOX_DATA: data, ...settings }
  // a process group of its own, so that npm, its shell and the server end together
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(npm, 'exit')
  let text = ''
  for await (const chunk of npm.stdout) {
    text += chunk
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1])
    if (!port) continue
    const { status } = await askOnce(port, { method: 'GET', path: '/sandbox/v1/accounts' })
    const elapsed = performance.now() - start
    process.kill(-(npm.pid ?? 0), 'SIGTERM')
    await ended
    if (status !== 200) throw new Error(`The first answer was ${status}`)
    return elapsed
  }
  throw new Error(`npm start ended without a URL: ${text}`)
}
