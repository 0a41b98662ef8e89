import { LiteralReader, type SourceEntry, type SourceValue } from './literal-reader.ts'
import { RequestReadError } from './request-read-error.ts'
import type { Language } from './text-literal.ts'

/** A call of an official SDK. */
interface SDKCall {
  path: string
  body: SourceValue
  language: Language
  /** The address of the server, if the sample names one. */
  address: string | undefined
}

const method = /\.\s*(?:chats\s*\.\s*(start|create)|Chats\s*\.\s*(Start|New))\s*\(/
const post = /\.\s*(post|Post)\s*\(/
const address = /\b(?:baseURL\s*:|base_url\s*=|WithBaseURL\s*\()\s*(["'`])([^"'`\n]*)\1/

/**
 * The first call that opens a chat in a sample for TypeScript, Python or Go; `undefined` if there
 * is none. Throws `RequestReadError` if its arguments can't be read.
 */
export function readSDKCall(text: string): SDKCall | undefined {
  const named = method.exec(text)
  const found = named ?? post.exec(text)
  if (!found) return undefined
  const at = found.index + found[0].length
  const base = address.exec(text)?.[2]
  if (!named) return postedCall(text, at, found[1] === 'Post', base)
  const path = /start/i.test(found[1] ?? found[2] ?? '') ? '/v1/chats/start' : '/v1/chats'
  if (found[2]) {
    const reader = new LiteralReader(text, 'go', at)
    skipContext(reader)
    return { path, body: camelCased(reader.value()), language: 'go', address: base }
  }
  const reader = new LiteralReader(text, 'typescript', at)
  // Python's arguments have names, TypeScript's one argument is an object
  if (reader.has('{')) {
    const body = new LiteralReader(text, 'typescript', at).value()
    return { path, body, language: 'typescript', address: base }
  }
  const entries = new LiteralReader(text, 'python', at).entries(')')
  const body = camelCased({ kind: 'object', at, entries })
  return { path, body, language: 'python', address: base }
}

/** `client.post(path, …)`, as for a path that the SDK has no method for. */
function postedCall(text: string, at: number, isGo: boolean, base: string | undefined): SDKCall {
  const reader = new LiteralReader(text, isGo ? 'go' : 'python', at)
  if (isGo) skipContext(reader)
  const path = reader.value()
  if (path.kind !== 'text') {
    throw new RequestReadError('A path in quotes is expected as the first argument.', path.at)
  }
  const called = { path: `/${path.text.replace(/^\//, '')}`, address: base }
  if (!reader.has(',')) throw new RequestReadError('This call has no body.', reader.at)
  if (isGo) return { ...called, body: reader.value(), language: 'go' }
  const isScript = reader.has('{')
  if (isScript) reader.at--
  const language = isScript ? 'typescript' : 'python'
  const rest = new LiteralReader(text, language, reader.at)
  const options = isScript ? entriesOf(rest.value()) : pythonOptions(rest)
  const body = options.find(({ name }) => name === 'body')?.value
  if (!body) throw new RequestReadError('This call has no body.', rest.at)
  return { ...called, body, language }
}

/** Skips `cast_to=object`, whose value is a type, and reads the body. */
function pythonOptions(reader: LiteralReader): SourceEntry[] {
  const cast = /\s*cast_to\s*=\s*[\w.[\], ]+?\s*,(?=\s*body\s*=|\s*\))/y
  reader.take(cast)
  const body = /\s*body\s*=/y
  if (!reader.take(body)) return []
  return [{ name: 'body', at: reader.at, value: reader.value() }]
}

const entriesOf = (value: SourceValue) => (value.kind === 'object' ? value.entries : [])

/** Skips Go's first argument: `context.Background()` or `ctx`. */
function skipContext(reader: LiteralReader) {
  reader.take(/\s*[\w.]+(?:\(\))?\s*,/y)
}

const names: Readonly<Record<string, string>> = {
  account_id: 'accountID',
  phone_number: 'phoneNumber',
  full_name: 'fullName',
  allow_invite: 'allowInvite',
  message_text: 'messageText',
  participant_ids: 'participantIDs',
  ID: 'id',
}

/** The value with the names of the API: `account_id` and `AccountID` become `accountID`. */
function camelCased(value: SourceValue): SourceValue {
  if (value.kind !== 'object') return value
  const entries = value.entries.map((entry) => ({
    ...entry,
    name: wireName(entry.name),
    value: camelCased(entry.value),
  }))
  return { ...value, entries }
}

const wireName = (name: string) =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name.charAt(0).toLowerCase() + name.slice(1)
