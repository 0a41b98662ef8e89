import type { WrittenPayload } from '#beeper/written-payload.ts'
import { payloadOf } from './body.ts'
import { curlIn, readCurl } from './curl-command.ts'
import { LiteralReader, readJSON } from './literal-reader.ts'
import { RequestReadError } from './request-read-error.ts'
import { readSDKCall } from './sdk-call.ts'

export interface ReadingContext {
  /** Addresses of the server in use, for other programs and for this page. */
  addresses: readonly string[]
  /** Empty while they are not known. */
  accountIDs: readonly string[]
  /** The form's mode, for a body that has no key of either mode. */
  mode: WrittenPayload['mode']
}

export interface ReadRequest {
  payload: WrittenPayload
  /** What it was read as. */
  source: 'JSON' | 'curl' | 'TypeScript' | 'Python' | 'Go'
}

/** UTF-16 units; longer than any request. */
const maxLength = 1_000_000

/** The payload of the form's own request, without checking the account, which may be gone. */
export const formPayload = (json: string, mode: ReadingContext['mode']): WrittenPayload =>
  payloadOf(readJSON(json), { mode })

/** The payload of edited JSON. Throws `RequestReadError`. */
export function readBody(text: string, context: ReadingContext): WrittenPayload {
  checkLength(text)
  return checked(payloadOf(readJSON(text), context), context)
}

/**
 * The payload of a pasted text: a curl command, a body, or a sample with an official SDK. Throws
 * `RequestReadError`.
 */
export function readRequest(pasted: string, context: ReadingContext): ReadRequest {
  checkLength(pasted)
  const text = pasted.replace(/^\ufeff/, '')
  if (text.trim() === '') throw new RequestReadError('Nothing was pasted.')
  if (/^\s*[{[]/.test(text)) return readObject(text, context)
  const curlAt = curlIn(text)
  if (curlAt !== undefined) return readCurlRequest(text.slice(curlAt), context)
  const call = readSDKCall(text)
  if (!call) throw new RequestReadError(unknownText)
  if (call.address !== undefined) checkAddress(call.address, context)
  const path = pathAmong(call.path)
  const payload = payloadOf(call.body, { ...context, path })
  return { payload: checked(payload, context), source: sources[call.language] }
}

const sources = { json: 'JSON', typescript: 'TypeScript', python: 'Python', go: 'Go' } as const

const unknownText =
  'This is not a request that can be read here. Paste a curl command, JSON, or a sample with Beeper’s SDK for TypeScript, Python or Go.'

function checkLength(text: string) {
  if (text.length <= maxLength) return
  throw new RequestReadError('This is longer than a million characters, and so no request.')
}

/** Reads JSON, or else an object literal of a script. Errors are those of JSON. */
function readObject(text: string, context: ReadingContext): ReadRequest {
  try {
    return { payload: readBody(text, context), source: 'JSON' }
  } catch (wrong) {
    for (const language of ['typescript', 'python'] as const) {
      const body = orUndefined(() => new LiteralReader(text, language).whole())
      if (!body) continue
      const payload = payloadOf(body, context)
      return { payload: checked(payload, context), source: sources[language] }
    }
    throw wrong
  }
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RequestReadError) return undefined
    throw error
  }
}

function readCurlRequest(text: string, context: ReadingContext): ReadRequest {
  const { method, address, body } = readCurl(text)
  const path = checkAddress(address, context)
  if (method !== 'POST') {
    throw new RequestReadError(
      `This is a ${method.slice(0, 20)} request. Chats are opened by POST.`,
    )
  }
  const known = pathAmong(path)
  if (body === undefined || body.trim() === '') {
    throw new RequestReadError('This curl command has no body.')
  }
  try {
    const payload = payloadOf(readJSON(body), { ...context, path: known })
    return { payload: checked(payload, context), source: 'curl' }
  } catch (error) {
    if (!(error instanceof RequestReadError)) throw error
    // without line and column, which would be those of the unquoted body
    throw new RequestReadError(`In the body of the curl command: ${error.message}`)
  }
}

/** Beeper's address in the examples of its documentation. */
const documented = ['http://127.0.0.1:23373', 'http://localhost:23373']

/** The path on the server in use. Throws for requests to other servers. */
function checkAddress(address: string, { addresses }: ReadingContext): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `http://${address}`)
  if (!url) throw new RequestReadError(`“${address.slice(0, 80)}” is no address.`)
  for (const base of [...addresses, ...documented]) {
    const known = URL.parse(base)
    if (!known || known.host !== url.host || known.protocol !== url.protocol) continue
    const folder = known.pathname.replace(/\/$/, '')
    if (!`${url.pathname}/`.startsWith(`${folder}/`)) continue
    if (url.search) throw new RequestReadError('This address has a query, which opens no chat.')
    return url.pathname.slice(folder.length) || '/'
  }
  const server = URL.parse(addresses[0] ?? '')
  const own = server ? server.host + server.pathname.replace(/\/$/, '') : 'the server in use'
  const other = url.host === server?.host ? url.host + url.pathname : url.host
  throw new RequestReadError(
    `This request goes to ${(other || 'nowhere').slice(0, 80)}, and not to ${own}.`,
  )
}

function pathAmong(path: string): '/v1/chats/start' | '/v1/chats' {
  if (path === '/v1/chats/start' || path === '/v1/chats') return path
  throw new RequestReadError(
    `${path.slice(0, 80)} opens no chat. The form makes requests to /v1/chats/start and /v1/chats.`,
  )
}

/** Throws if the server in use does not have the account. */
function checked(payload: WrittenPayload, { accountIDs }: ReadingContext): WrittenPayload {
  const { accountID } = payload
  if (accountID === '' || accountIDs.length === 0 || accountIDs.includes(accountID)) return payload
  throw new RequestReadError(
    `No account is called “${accountID.slice(0, 60)}”. There ${accountIDs.length === 1 ? 'is' : 'are'} ${accountIDs.slice(0, 20).join(', ')}.`,
  )
}
