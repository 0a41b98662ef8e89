import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { headers, startServer } from './server.mjs'
import { listenWithReconnect, signIn } from './soak-clients.mjs'
import { createLoad } from './soak-load.mjs'

/**
 * One promise, and whether it was kept.
 * @typedef {{ promise: string, result: string, isKept: boolean }} Kept
 */

// concurrent clients, each of which waits for its response
const clients = 8
const sockets = 4
// milliseconds between two kills, and until all sockets must work again
const betweenKills = 3_000
const reconnectTimeout = 10_000
// the factor by which resident memory may grow between the first quarter and the end
const maxGrowth = 1.5

/**
 * Puts two sandboxes under load for `milliseconds`. One is killed and restarted on the same file
 * repeatedly; the other shows whether memory grows.
 * @param {number} milliseconds
 * @returns {Promise<Kept[]>}
 */
export async function soak(milliseconds) {
  const end = performance.now() + milliseconds
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-soak-'))
  const [killed, steady] = await Promise.all([
    soakKilled(path.join(folder, 'killed'), end),
    soakSteady(path.join(folder, 'steady'), milliseconds),
  ])
  rmSync(folder, { recursive: true })
  return [...killed, ...steady]
}

/**
 * @param {string} folder
 * @param {number} end
 * @returns {Promise<Kept[]>}
 */
async function soakKilled(folder, end) {
  let server = await startServer(folder, { standalone: true })
  const { url } = server
  const port = Number(new URL(url).port)
  const load = await createLoad(url)
  const listeners = Array.from({ length: sockets }, () => listenWithReconnect(url))
  const seen = { kills: 0, checked: 0, lost: 0, tokens: 0, lostTokens: 0, events: 0, silent: 0 }
  while (performance.now() < end || seen.kills === 0) {
    const token = await signIn(url)
    const loaded = load.run(clients)
    await wait(betweenKills)
    load.expectDown()
    await server.end('SIGKILL')
    await loaded
    seen.kills++
    server = await startServer(folder, { port, standalone: true })

    for (const id of load.confirmed) {
      const answer = await fetch(`${url}/v1/chats/${encodeURIComponent(id)}`, { headers })
      await answer.text()
      seen.checked++
      if (answer.status !== 200) seen.lost++
    }
    const withToken = { headers: { authorization: `Bearer ${token}` } }
    const known = await fetch(`${url}/v1/accounts`, withToken)
    await known.text()
    seen.tokens++
    if (known.status !== 200) seen.lostTokens++
    const connected = await Promise.all(listeners.map(({ isBack }) => isBack(reconnectTimeout)))
    seen.events += connected.filter(Boolean).length
    seen.silent += connected.filter((isBack) => !isBack).length
    // else the check would take longer each time
    if (seen.kills % 5 === 0) await load.reset()
  }
  for (const { close } of listeners) close()
  await server.end()
  return [
    kept('No chat that was confirmed is lost by kill -9', seen.checked, seen.lost, 'chats checked'),
    kept('Who is signed in stays so', seen.tokens, seen.lostTokens, 'tokens after a kill'),
    kept('Sockets come back', seen.events, seen.silent, 'sockets after a kill'),
    ...documented(load, 'while it is killed again and again'),
  ]
}

/**
 * @param {string} folder
 * @param {number} milliseconds
 * @returns {Promise<Kept[]>}
 */
async function soakSteady(folder, milliseconds) {
  const server = await startServer(folder, { standalone: true })
  const load = await createLoad(server.url)
  const memory = []
  const rounds = 12
  for (let round = 0; round < rounds; round++) {
    await load.run(clients, milliseconds / rounds)
    // keeps the amount of stored data constant
    await load.reset()
    memory.push(residentMegabytes(server.pid))
  }
  await server.end()
  const [before = Number.NaN, after = Number.NaN] = [memory[rounds / 4 - 1], memory.at(-1)]
  const result = `${before.toFixed(0)} MB after a quarter, ${after.toFixed(0)} MB at the end`
  const grown = after / before
  return [
    ...(process.platform === 'linux'
      ? [{ promise: 'Resident memory does not grow', result, isKept: grown <= maxGrowth }]
      : []),
    ...documented(load, 'under load'),
  ]
}

/**
 * @param {Awaited<ReturnType<typeof createLoad>>} load
 * @param {string} when
 */
const documented = ({ calls, undocumented, dropped }, when) => {
  const odd = [...undocumented].join(', ')
  return [
    {
      promise: `No status that /v1/spec does not name, ${when}`,
      result: `${calls()} answers${odd && `, among them ${odd}`}`,
      isKept: undocumented.size === 0 && calls() > 0,
    },
    kept(`No answer missing while the server runs, ${when}`, calls(), dropped(), 'answers'),
  ]
}

/**
 * @param {string} promise
 * @param {number} checked
 * @param {number} broken
 * @param {string} what
 */
const kept = (promise, checked, broken, what) => ({
  promise,
  result: `${checked} ${what}, ${broken} not`,
  // a promise that was never tested does not count as kept
  isKept: broken === 0 && checked > 0,
})

/** @param {number} pid */
const residentMegabytes = (pid) =>
  process.platform === 'linux'
    ? Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
    : Number.NaN
