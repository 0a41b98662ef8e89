import { createHash, randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { headers } from './server.mjs'

const callback = 'http://127.0.0.1:4280/oauth/callback'

/**
 * Signs in like an app whose user presses Allow; returns the token.
 * @param {string} url
 */
export async function signIn(url) {
  const client = { client_name: 'Soak', redirect_uris: [callback] }
  const registered = await fetch(`${url}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(client),
  })
  const { client_id } = await registered.json()
  const code_verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id,
    redirect_uri: callback,
    scope: 'read write',
    code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const page = await (await fetch(`${url}/oauth/authorize?${query}`)).text()
  const request = /name="request" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  const decided = await fetch(`${url}/oauth/authorize/callback`, {
    method: 'POST',
    body: new URLSearchParams({ request, decision: 'allow' }),
    redirect: 'manual',
  })
  const code = new URL(decided.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      client_id,
      code_verifier,
    }),
  })
  const { access_token } = await answer.json()
  if (!access_token) throw new Error(`Signing in was answered ${answer.status}`)
  return String(access_token)
}

/**
 * A WebSocket client that reconnects whenever the connection is lost. `isBack` resolves with
 * whether it is connected and gets a response within `milliseconds`.
 * @param {string} url
 */
export function listenWithReconnect(url) {
  let isOver = false
  let socket = connect()

  function connect() {
    const made = new WebSocket(`${url.replace('http', 'ws')}/v1/ws`, { headers })
    made.on('error', () => made.terminate())
    made.on('close', () => {
      if (isOver) return
      setTimeout(() => {
        if (!isOver) socket = connect()
      }, 100)
    })
    return made
  }

  /** @param {number} milliseconds */
  const isBack = async (milliseconds) => {
    const end = performance.now() + milliseconds
    while (performance.now() < end) {
      if (socket.readyState === WebSocket.OPEN && (await answers(socket, 1_000))) return true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return false
  }

  return {
    isBack,
    close: () => {
      isOver = true
      socket.terminate()
    },
  }
}

/**
 * Whether a socket answers a command in time.
 * @param {WebSocket} socket
 * @param {number} milliseconds
 */
const answers = (socket, milliseconds) =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), milliseconds)
    socket.once('message', () => {
      clearTimeout(late)
      resolve(true)
    })
    socket.send(JSON.stringify({ type: 'subscriptions.set', chatIDs: ['*'] }))
  })
