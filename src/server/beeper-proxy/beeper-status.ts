import type { IncomingMessage } from 'node:http'
import { getInfo, Info } from '#contract/info.ts'
import { AuthorizationServer } from '#contract/oauth.ts'
import type { BeeperStatus } from '#contract/overture.ts'
import { ask, TimeoutError, UnreachableError } from './upstream.ts'

/** A running Beeper answers in milliseconds; whoever takes longer is asked again soon. */
const timeouts = { connect: 1_000, idle: 1_000 }

const signInPath = '/.well-known/oauth-authorization-server'

// an honest answer has two kilobytes
const mostBytes = 64 * 1024

/** Finds out, without a token, who answers where Beeper should be. Takes a second or two at most. */
export async function readBeeperStatus(base: URL): Promise<BeeperStatus> {
  const address = base.href.replace(/\/$/, '')
  try {
    const info = await read(base, getInfo.path, (said) => Info.safeParse(said).data)
    if (info) return { address, state: 'running', info }
    const isOlder = await read(base, signInPath, (said) => AuthorizationServer.safeParse(said).data)
    return { address, state: isOlder ? 'older' : 'stranger', info: undefined }
  } catch (error) {
    return { address, state: stateFor(error), info: undefined }
  }
}

const stateFor = (error: unknown) => {
  if (error instanceof UnreachableError) return 'absent'
  return error instanceof TimeoutError ? 'silent' : 'stranger'
}

async function read<Said>(base: URL, path: string, as: (said: unknown) => Said | undefined) {
  const headers = { accept: 'application/json' }
  const signal = AbortSignal.timeout(timeouts.idle)
  const answer = await ask(base, { method: 'GET', path, headers, signal }, timeouts).catch(
    (error: unknown) => {
      throw signal.aborted ? new TimeoutError('no answer in time') : error
    },
  )
  const text = await textOf(answer)
  if (answer.statusCode !== 200) return undefined
  return as(jsonIn(text))
}

async function textOf(answer: IncomingMessage) {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer) {
    length += chunk.length
    if (length > mostBytes) break
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
