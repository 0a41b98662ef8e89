import path from 'node:path'
import { performance } from 'node:perf_hooks'
import Libsql from 'libsql'
import { openClient } from './load.mjs'
import { medianOf } from './rows.mjs'
import { startServer } from './server.mjs'

/** @typedef {import('./load.mjs').Call} Call */

/**
 * Single requests to a sandbox with very many chats, against one with few. Each folder holds a
 * sandbox that was started with this number of `people`; each of them gets a direct chat and a
 * group.
 * @param {{ folder: string, people: number }} few
 * @param {{ folder: string, people: number }} many
 * @param {number} rounds
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measureManyChats(few, many, rounds) {
  const [small, large] = [await openFilled(few), await openFilled(many)]
  try {
    const rows = []
    for (const name of Object.keys(small.calls)) {
      const [short, long] = await compare(name, rounds, [small, large])
      rows.push({
        name: `${name}, with ${large.chats} chats`,
        measured: `${long.toFixed(2)} ms`,
        reference: `${short.toFixed(2)} ms with ${small.chats} chats`,
        ratio: long / short,
        limit: 3,
      })
    }
    return rows
  } finally {
    await small.end()
    await large.end()
  }
}

/** @typedef {Awaited<ReturnType<typeof openFilled>>} Filled */

/** @param {{ folder: string, people: number }} sandbox */
async function openFilled({ folder, people }) {
  const filled = addChats(folder)
  const server = await startServer(folder, { standalone: true })
  const client = await openClient(Number(new URL(server.url).port))
  const end = async () => {
    client.close()
    await server.end()
  }
  const calls = callsTo({ ...filled, people })
  return { ask: client.ask, calls, chats: (2 * people).toLocaleString('en'), end }
}

/**
 * The median milliseconds of each sandbox; requests alternate between them.
 * @param {string} name
 * @param {number} rounds
 * @param {[Filled, Filled]} sandboxes
 */
async function compare(name, rounds, sandboxes) {
  /** @type {[number[], number[]]} */
  const times = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const index of /** @type {const} */ ([0, 1])) {
      const { ask, calls } = sandboxes[index]
      // a write, else a cached response would be measured
      await ask(cacheReset)
      const call = calls[name]?.(round / rounds)
      if (!call) throw new Error(`There is no call ${name}`)
      const start = performance.now()
      const { status } = await ask(call)
      times[index].push(performance.now() - start)
      if (status !== 200) throw new Error(`${name} is answered with ${status}`)
    }
  }
  return /** @type {const} */ ([medianOf(times[0]), medianOf(times[1])])
}

/** @type {Call} */
const cacheReset = { method: 'PUT', path: '/next-answer', body: () => '{"answer":"normal"}' }

/**
 * The calls whose time may grow with the number of chats. `part`, from 0 to 1, is the position of
 * the requested person among all people.
 * @param {{ accountID: string, smallAccountID: string, people: number, name: string, letter: string }} sandbox
 *   `name` is that of one of the people; many have the same first name
 * @returns {Record<string, (part: number) => Call>}
 */
function callsTo({ accountID, smallAccountID, people, name, letter }) {
  const phoneOf = (/** @type {number} */ part) => `+1555${1_000_000 + Math.floor(part * people)}`
  const chats = (/** @type {string} */ query) => () => get(`/v1/chats/search?${query}`)
  const account = encodeURIComponent(accountID)
  const full = encodeURIComponent(name)
  const [first = ''] = name.split(' ')
  return {
    'Looking a number up': (part) =>
      get(`/v1/accounts/${account}/contacts?query=${encodeURIComponent(phoneOf(part))}`),
    'Starting a chat that exists': (part) => ({
      method: 'POST',
      path: '/v1/chats/start',
      body: () => JSON.stringify({ accountID, user: { phoneNumber: phoneOf(part) } }),
    }),
    'The list of chats': () => get('/v1/chats'),
    'The chats of the large account': () => get(`/v1/chats?accountIDs=${account}`),
    'The chats of a small account': () =>
      get(`/v1/chats?accountIDs=${encodeURIComponent(smallAccountID)}`),
    'The archive': chats('inbox=archive'),
    'The unread chats': chats('unreadOnly=true'),
    'The groups': chats('type=group'),
    'A full name in titles': chats(`query=${full}`),
    'A first name in titles': chats(`query=${first}`),
    'Two letters in titles': chats(`query=${first.slice(0, 2)}`),
    'No title': chats('query=xylophone'),
    'A full name among participants': chats(`query=${full}&scope=participants`),
    'A first name among participants': chats(`query=${first}&scope=participants`),
    'One letter among participants': chats(`query=${first[0]}&scope=participants`),
    // of 200,000 chats, eight thousand are sorted for it, which are adjacent far down the list
    'A letter of every 24th participant': chats(`query=${letter}&scope=participants`),
    'No participant': chats('query=xylophone&scope=participants'),
    'A full name among contacts': () => get(`/v1/accounts/${account}/contacts/list?query=${full}`),
    'A full name anywhere': () => get(`/v1/search?query=${full}`),
  }
}

/**
 * @param {string} path
 * @returns {Call}
 */
const get = (path) => ({ method: 'GET', path })

const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** The condition of a person who was added for the benchmark. */
const isAdded = `phoneNumber like '+15551%'`

/**
 * Adds a direct chat, and a group of the same name, for every person added to the sandbox.
 * @param {string} folder
 */
function addChats(folder) {
  const database = new Libsql(path.join(folder, 'sandbox.db'))
  const textIn = (/** @type {string} */ sql) =>
    String(Object.values(Object(database.prepare(sql).get([])))[0])
  const accountOf = (/** @type {string} */ network) =>
    textIn(`select accountID from account where network = '${network}'`)
  const accountID = accountOf('whatsapp')
  const filled = {
    accountID,
    smallAccountID: accountOf('telegram'),
    name: textIn(`select fullName from person where phoneNumber = '+15551000007'`),
    // of about every 24th person, or of the fewest among few whose chats fill a page, too
    letter: textIn(`select value from (
      select value, (select sum(instr(words, value) > 0) from person where ${isAdded}) as found
      from json_each('["${letters.join('","')}"]')) where found > 25
      order by abs(found - (select count(*) from person where ${isAdded}) / 24)`),
  }
  // the newest first, as in a sandbox that is used
  const addTo = (/** @type {string} */ type, /** @type {string} */ partner) =>
    `insert into chat (id, accountID, type, partner, title, titleWords, lastActivity)
      select '${type}' || key, accountID, '${type}', ${partner}, fullName, sortName,
        strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + key, 'unixepoch')
      from person where accountID = '${accountID}' and ${isAdded} `
  database.exec(`begin;
    ${addTo('single', 'key')};
    ${addTo('group', 'null')};
    insert into participant (chat, position, person)
      select chat.key, 0, person.key from chat join person on chat.id = 'single' || person.key
        or chat.id = 'group' || person.key;
    insert into participant (chat, position, person)
      select chat.key, 1, person.key from chat
        join person on person.accountID = chat.accountID and person.isSelf = 1
        where chat.id like 'single%' or chat.id like 'group%';
    commit`)
  database.close()
  return filled
}
