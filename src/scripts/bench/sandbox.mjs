import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { askOnce, load } from './load.mjs'
import { startMock } from './mock.mjs'
import { medianOf } from './rows.mjs'
import { startProgram, startServer } from './server.mjs'

/** @typedef {import('./load.mjs').Call} Call */

/** @typedef {import('./rows.mjs').Row} Row */

// a quick run derives the mock's rate from a bare server's, since installing a mock takes too long:
// Prism answered 690 starts of a chat a second where a bare server sent the same bytes 18,000 times
const bareOverMock = 18_000 / 690

const quickCalls = new Set(['chats', 'start of a chat that exists', 'start of a new chat'])

/**
 * Requests to the sandbox against a mock that sends the same bytes. At most 50 seconds, and 20 for
 * `quick`.
 * @param {{ quick?: boolean }} [options]
 * @returns {Promise<Row[]>}
 */
export async function measure({ quick = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
  const sandbox = await startServer(folder, { standalone: true })
  /** @type {{ port: number, end: () => Promise<void> }[]} */
  const mocks = []
  try {
    const all = await callsTo(sandbox.port)
    const calls = quick ? all.filter(({ name }) => quickCalls.has(name)) : all
    if (!quick) {
      const answered = await Promise.all(
        calls.map(async ({ call }) => ({
          call,
          answer: JSON.parse(String((await askOnce(sandbox.port, call)).body)),
        })),
      )
      const spec = JSON.parse(String((await askOnce(sandbox.port, get('/v1/spec'))).body))
      for (const isSilent of [false, true]) {
        mocks.push(await startMock(folder, { spec, answered, isSilent }))
      }
    }
    const [mock, silentMock] = mocks.map(({ port }) => port)
    const ports = { sandbox: sandbox.port, mock, silentMock }
    /** @type {Row[]} */
    const rows = []
    for (const asked of calls) rows.push(...(await compare(ports, asked, quick ? 2 : 4)))
    return rows
  } finally {
    for (const server of [sandbox, ...mocks]) await server.end()
    rmSync(folder, { recursive: true })
  }
}

/**
 * Measures all servers in turns, since the load of the machine varies.
 * @param {{ sandbox: number, mock: number | undefined, silentMock: number | undefined }} ports
 * @param {{ name: string, limit: number, call: Call }} what
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
async function compare(ports, { name, limit, call }, rounds) {
  const { status, body } = await askOnce(ports.sandbox, call)
  if (status !== 200) throw new Error(`${name} is answered with ${status}: ${body}`)
  const bare = await startProgram(['-e', bareServer, body.toString('base64')])
  /** @type {Record<string, import('./load.mjs').Load[]>} */
  const loads = {}
  for (let round = 0; round < rounds + 1; round++) {
    for (const [server, port] of Object.entries({ ...ports, bare: bare.port })) {
      if (port === undefined) continue
      const milliseconds = server === 'sandbox' ? 200 : 120
      const measured = await load(port, call, { milliseconds })
      if (measured.statuses.join() !== '200') {
        throw new Error(`${name} is answered with ${measured.statuses.join(', ')} by ${server}`)
      }
      // the first round only warms up the servers
      if (round > 0) loads[server] = [...(loads[server] ?? []), measured]
    }
  }
  await bare.end()
  const { sandbox = [], mock, silentMock = [], bare: reference = [] } = loads
  const rate = rateOf(sandbox)
  const mockRate = mock ? rateOf(mock) : rateOf(reference) / bareOverMock
  const { p99, median } = calmest(sandbox)
  // what the machine and this load alone do to a server that does nothing
  const bareSpread = calmest(reference)
  return [
    {
      name: `${name}: throughput`,
      measured: `${rate.toFixed(0)}/s`,
      reference: mock
        ? `Prism with the same answer, ${mockRate.toFixed(0)}/s (${rateOf(silentMock).toFixed(0)}/s without its log)`
        : `a bare server, ${rateOf(reference).toFixed(0)}/s, of which a mock would manage ${mockRate.toFixed(0)}/s`,
      ratio: rate / mockRate,
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

/** @param {import('./load.mjs').Load[]} rounds */
const rateOf = (rounds) => medianOf(rounds.map(({ rate }) => rate))

/**
 * The round whose slowest requests are nearest to its median: other load on the machine can only
 * make them slower.
 * @param {import('./load.mjs').Load[]} rounds
 */
const calmest = (rounds) =>
  rounds.reduce((one, other) => (one.p99 / one.median <= other.p99 / other.median ? one : other))

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
 * The measured calls, on the seeded WhatsApp account.
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
      limit: 3,
      call: get(path),
    })),
    {
      name: 'start of a chat that exists',
      limit: 2,
      call: post('/v1/chats/start', () => start(accountID, known)),
    },
    {
      name: 'start of a new chat',
      limit: 1,
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
