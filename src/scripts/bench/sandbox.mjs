import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject } from '../files.mjs'
import { askOnce, load } from './load.mjs'

/** @typedef {import('./load.mjs').Call} Call */

/** @typedef {import('./rows.mjs').Row} Row */

// a mock that makes answers from an OpenAPI description manages 690 requests a second where a bare
// `http` server that sends the same bytes manages 18,000 (Prism 5.12 from `/v1/spec` is about as far
// behind: 800 to 1,300 where this load gets 24,000 to 45,000)
const bareOverMock = 18_000 / 690

// how many times the mock is reached on a quiet machine, a fifth less; three times is the goal
const reached = {
  ...{ info: 2.5, accounts: 2.2, contacts: 1.9, 'contacts with a query': 1.9, chats: 2.4 },
  ...{ 'one chat': 2, messages: 2.2, search: 1.1, 'bridge capabilities': 2.5 },
}

/**
 * Requests to the sandbox against a bare server that sends the same bytes. At most 40 seconds.
 * @param {{ quick?: boolean }} [options]
 * @returns {Promise<Row[]>}
 */
export async function measure({ quick = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  const env = { ...process.env, PORT: '0', SANDBOX_DATA: folder }
  const sandbox = await startServer([inProject('dist/server/main.cjs'), 'sandbox'], env)
  try {
    /** @type {Row[]} */
    const rows = []
    for (const { name, limit, call } of await callsTo(sandbox.port)) {
      rows.push(...(await compare(sandbox.port, { name, limit, call }, quick ? 2 : 5)))
    }
    return rows
  } finally {
    await sandbox.stop()
    rmSync(folder, { recursive: true })
  }
}

/**
 * Both servers in turns, since other work on the machine comes and goes.
 * @param {number} port
 * @param {{ name: string, limit: number, call: Call }} what
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
async function compare(port, { name, limit, call }, rounds) {
  const { status, body } = await askOnce(port, call)
  if (status !== 200) throw new Error(`${name} is answered with ${status}: ${body}`)
  const bare = await startServer(['-e', bareServer, body.toString('base64')], process.env)
  await load(port, call, { milliseconds: 200 })
  const measured = []
  const reference = []
  for (let round = 0; round < rounds; round++) {
    measured.push(await load(port, call, { milliseconds: 300 }))
    reference.push(await load(bare.port, call, { milliseconds: 200 }))
  }
  await bare.stop()
  if (measured.some(({ statuses }) => statuses.join() !== '200')) {
    throw new Error(`${name} is not always answered with 200`)
  }
  const rate = middle(measured.map((one) => one.rate))
  const mock = middle(reference.map((one) => one.rate)) / bareOverMock
  const { p99, median } = calmest(measured)
  // what the machine and this load alone make of a server that does nothing
  const bareSpread = calmest(reference)
  return [
    {
      name: `${name}: throughput`,
      measured: `${rate.toFixed(0)}/s`,
      reference: `an OpenAPI mock, ${mock.toFixed(0)}/s`,
      ratio: rate / mock,
      limit,
      isAtLeast: true,
    },
    {
      name: `${name}: slowest of 100`,
      measured: `${p99.toFixed(1)} ms`,
      reference: `its median, ${median.toFixed(1)} ms (${(bareSpread.p99 / bareSpread.median).toFixed(1)} times for a bare server)`,
      ratio: p99 / median,
      limit: 5,
    },
  ]
}

/**
 * The round whose slowest requests are nearest to its median: other work on the machine only ever
 * makes them slower.
 * @param {import('./load.mjs').Load[]} rounds
 */
const calmest = (rounds) =>
  rounds.reduce((one, other) => (one.p99 / one.median <= other.p99 / other.median ? one : other))

/** @param {number[]} values */
const middle = (values) => values.sort((one, other) => one - other)[values.length >> 1] ?? 0

const bareServer = `
const body = Buffer.from(process.argv[1], 'base64')
const server = require('node:http').createServer((request, response) => {
  request.resume()
  response.setHeader('content-type', 'application/json')
  response.setHeader('content-length', body.length)
  response.end(body)
})
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`

/**
 * Runs Node until its output names an address.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function startServer(args, env) {
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  let text = ''
  for await (const chunk of server.stdout) {
    text += chunk
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1])
    if (!port) continue
    const stop = async () => {
      server.kill('SIGTERM')
      await ended
    }
    return { port, stop }
  }
  throw new Error(`A server ended without an address: ${text}`)
}

/**
 * What is asked, on the seeded WhatsApp account.
 * @param {number} port
 * @returns {Promise<{ name: string, limit: number, call: Call }[]>}
 */
async function callsTo(port) {
  const read = async (/** @type {string} */ path) =>
    JSON.parse(String((await askOnce(port, get(path))).body))
  /** @type {{ accountID: string, bridge: { id: string, type: string } }[]} */
  const accounts = await read('/v1/accounts')
  const account = accounts.find(({ bridge }) => bridge.type === 'whatsapp')
  if (!account) throw new Error('The sandbox has no WhatsApp account.')
  const { accountID, bridge } = account
  const chats = await read(`/v1/chats?accountIDs=${encodeURIComponent(accountID)}`)
  /** @type {{ id: string, participants: { items: { id: string }[] } }} */
  const chat = chats.items.find((/** @type {{ type: string }} */ { type }) => type === 'single')
  const chatPath = `/v1/chats/${encodeURIComponent(chat.id)}`
  const contacts = `/v1/accounts/${encodeURIComponent(accountID)}/contacts`
  const reads = {
    info: '/v1/info',
    accounts: '/v1/accounts',
    contacts: `${contacts}/list`,
    'contacts with a query': `${contacts}?query=ada`,
    chats: '/v1/chats',
    'one chat': chatPath,
    messages: `${chatPath}/messages`,
    search: '/v1/search?query=ada',
    'bridge capabilities': `/v1/bridges/${bridge.id}/capabilities`,
  }
  const start = (/** @type {string} */ accountID, /** @type {object} */ user) =>
    JSON.stringify({ accountID, user })
  const known = { id: chat.participants.items[0]?.id }
  const sms = accounts.find(({ bridge }) => bridge.type === 'gmessages')?.accountID ?? ''
  const stranger = (/** @type {number} */ serial) => ({ phoneNumber: `+1555${2_000_000 + serial}` })
  return [
    ...Object.entries(reads).map(([name, path]) => ({
      name,
      limit: reached[/** @type {keyof typeof reached} */ (name)],
      call: get(path),
    })),
    {
      name: 'start of a chat that exists',
      // the goal is 2
      limit: 1,
      call: post('/v1/chats/start', () => start(accountID, known)),
    },
    {
      name: 'start of a new chat',
      // the goal is 1
      limit: 0.4,
      call: post('/v1/chats/start', (serial) => start(sms, stranger(serial))),
    },
  ]
}

/** @param {string} path */
const get = (path) => ({ method: 'GET', path })

/**
 * @param {string} path
 * @param {(serial: number) => string} body
 */
const post = (path, body) => ({ method: 'POST', path, body })
