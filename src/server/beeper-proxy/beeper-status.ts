import type { IncomingMessage } from 'node:http'
import { getInfo, Info } from '#contract/info.ts'
import { AuthorizationServer } from '#contract/oauth.ts'
import type { BeeperStatus } from '#contract/overture.ts'
import { requestUpstream, TimeoutError, UnreachableError } from './upstream.ts'

/** Milliseconds. A running Beeper responds in a few; the status of a slower one is polled soon. */
const timeouts = { connect: 1_000, idle: 1_000 }

const signInPath = '/.well-known/oauth-authorization-server'

// a genuine response has two kilobytes
const maxBytes = 64 * 1024

/** Finds out, without a token, what listens at Beeper's address. Takes a second or two at most. */
export async function readBeeperStatus(base: URL): Promise<BeeperStatus> {
  const address = base.href.replace(/\/$/, '')
  try {
    const info = await read(base, getInfo.path, (body) => Info.safeParse(body).data)
    if (info) return { address, state: 'running', info }
    const isOlder = await read(base, signInPath, (body) => AuthorizationServer.safeParse(body).data)
    return { address, state: isOlder ? 'older' : 'stranger', info: undefined }
  } catch (error) {
    return { address, state: stateFor(error), info: undefined }
  }
}

const stateFor = (error: unknown) => {
  if (error instanceof UnreachableError) return 'absent'
  return error instanceof TimeoutError ? 'silent' : 'stranger'
}

async function read<Body>(base: URL, path: string, as: (body: unknown) => Body | undefined) {
  const headers = { accept: 'application/json' }
  const signal = AbortSignal.timeout(timeouts.idle)
  const answer = await requestUpstream(
    base,
    { method: 'GET', path, headers, signal },
    timeouts,
  ).catch((error: unknown) => {
    throw signal.aborted ? new TimeoutError('no answer in time') : error
  })
  const text = await textOf(answer)
  if (answer.statusCode !== 200) return undefined
  return as(jsonIn(text))
}

async function textOf(answer: IncomingMessage) {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer) {
    length += chunk.length
    if (length > maxBytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
