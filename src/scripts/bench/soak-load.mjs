import { headers } from './server.mjs'

/**
 * One call of the API, with its path template in the description.
 * @typedef {{ method: string, template: string, ids?: Record<string, string>, query?: string, body?: unknown }} Call
 */

const accountID = 'gmessages'

/**
 * Clients that open chats, write, read, search and send invalid calls to the sandbox at `url`.
 * @param {string} url
 */
export async function createLoad(url) {
  const statuses = await documentedStatuses(url)
  /** @type {Set<string>} */
  const confirmed = new Set()
  /** @type {Set<string>} */
  const undocumented = new Set()
  let calls = 0
  let dropped = 0
  let number = 1_000_000
  let isServerExpected = true

  /** @param {Call} call */
  const send = async ({ method, template, ids = {}, query = '', body }) => {
    const filled = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name] ?? ''))
    const answer = await fetch(`${url}${filled}${query}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    calls++
    if (!statuses.get(`${method} ${template}`)?.has(String(answer.status))) {
      undocumented.add(`${method} ${template} ${answer.status}`)
    }
    return { status: answer.status, text }
  }

  const randomChatID = () => {
    const all = [...confirmed]
    return all[Math.floor(Math.random() * all.length)] ?? 'unknown'
  }

  const open = async () => {
    const user = { phoneNumber: `+1555${number++}` }
    const call = { method: 'POST', template: '/v1/chats/start', body: { accountID, user } }
    const { status, text } = await send(call)
    if (status === 200 || status === 201)
      confirmed.add(JSON.parse(text).id ?? JSON.parse(text).chatID)
  }

  const actions = [
    open,
    open,
    () => chat('POST', '/v1/chats/{chatID}/messages', { text: 'Tea?' }),
    () => chat('GET', '/v1/chats/{chatID}'),
    () => chat('GET', '/v1/chats/{chatID}/messages'),
    () => chat('PATCH', '/v1/chats/{chatID}', { isPinned: true }),
    () => send({ method: 'GET', template: '/v1/chats', query: '?limit=20' }),
    () => send({ method: 'GET', template: '/v1/chats/search', query: '?query=ada' }),
    () => send({ method: 'GET', template: '/v1/accounts' }),
    () => send({ method: 'POST', template: '/v1/chats/start', body: { accountID, user: 7 } }),
    () => send({ method: 'GET', template: '/v1/chats/{chatID}', ids: { chatID: 'nowhere' } }),
  ]

  /**
   * @param {string} method
   * @param {string} template
   * @param {unknown} [body]
   */
  const chat = (method, template, body) =>
    send({ method, template, ids: { chatID: randomChatID() }, body })

  /** @param {number} end */
  const client = async (end) => {
    while (isServerExpected && performance.now() < end) {
      try {
        await actions[Math.floor(Math.random() * actions.length)]?.()
      } catch {
        // a killed server drops pending requests; any other dropped request is counted
        if (isServerExpected) dropped++
        else return
      }
    }
  }

  return {
    confirmed,
    undocumented,
    calls: () => calls,
    dropped: () => dropped,
    /** From now on a dropped connection is expected, and ends the load. */
    expectDown: () => {
      isServerExpected = false
    },
    /**
     * @param {number} clients
     * @param {number} [milliseconds]
     */
    run: async (clients, milliseconds = Number.POSITIVE_INFINITY) => {
      isServerExpected = true
      const end = performance.now() + milliseconds
      await Promise.all(Array.from({ length: clients }, () => client(end)))
    },
    reset: async () => {
      const answer = await fetch(`${url}/reset`, { method: 'POST', headers })
      if (!answer.ok) throw new Error(`POST /reset answered ${answer.status}`)
      confirmed.clear()
    },
  }
}

/**
 * The documented statuses of every call, from the sandbox's own description.
 * @param {string} url
 */
async function documentedStatuses(url) {
  /** @type {{ paths: Record<string, Record<string, { responses?: object }>> }} */
  const { paths } = await (await fetch(`${url}/v1/spec`)).json()
  return new Map(
    Object.entries(paths).flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, { responses = {} }]) => [
        `${method.toUpperCase()} ${template}`,
        new Set(Object.keys(responses)),
      ]),
    ),
  )
}
