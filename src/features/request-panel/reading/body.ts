import type { WrittenPayload } from '#beeper/written-payload.ts'
import { type Identifier, identifiers } from '#recognize/recognition.ts'
import type { SourceEntry, SourceValue } from './literal-reader.ts'
import { RequestReadError } from './request-read-error.ts'

interface BodyOptions {
  /** The path of the request, if known. */
  path?: '/v1/chats/start' | '/v1/chats' | undefined
  /** The mode of a body that has no key of either mode. */
  mode: WrittenPayload['mode']
}

const startOnly = ['user', 'allowInvite']
const createOnly = ['type', 'participantIDs', 'title']
const known = ['mode', 'accountID', ...startOnly, ...createOnly, 'messageText']

/**
 * The payload of a body for either endpoint: with a `mode` it is the union of `POST /v1/chats` in
 * older versions; otherwise its keys decide. Throws `RequestReadError` for what the form cannot
 * send.
 */
export function payloadOf(body: SourceValue, options: BodyOptions): WrittenPayload {
  const fields = fieldsOf(body, 'The request', known)
  const mode = modeOf(fields, options)
  return {
    mode,
    accountID: textIn(fields, 'accountID'),
    messageText: textIn(fields, 'messageText').trim(),
    user: userOf(fields),
    allowInvite: booleanIn(fields, 'allowInvite', true),
    type: typeIn(fields),
    participantIDs: listIn(fields, 'participantIDs'),
    title: textIn(fields, 'title').trim(),
  }
}

function userOf(fields: Fields): WrittenPayload['user'] {
  const value = fields.get('user')?.value
  const details: Fields = value ? fieldsOf(value, '“user”', identifiers) : new Map()
  const text = (name: Identifier) => textIn(details, name).trim()
  return {
    id: text('id'),
    username: text('username'),
    phoneNumber: text('phoneNumber'),
    email: text('email'),
    fullName: text('fullName'),
  }
}

type Fields = ReadonlyMap<string, SourceEntry>

/** The entries by name. Throws for duplicate and unknown names. */
function fieldsOf(value: SourceValue, what: string, names: readonly string[]): Fields {
  if (value.kind !== 'object') {
    throw new RequestReadError(`${what} has to be names and values in braces.`, value.at)
  }
  const fields = new Map<string, SourceEntry>()
  for (const entry of value.entries) {
    const { name, at } = entry
    if (fields.has(name)) throw new RequestReadError(`“${shortened(name)}” appears twice.`, at)
    if (!names.includes(name)) {
      throw new RequestReadError(
        `“${shortened(name)}” is not known here. ${what} takes ${names.join(', ')}.`,
        at,
      )
    }
    fields.set(name, entry)
  }
  return fields
}

const shortened = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

function modeOf(fields: Fields, { path, mode: fallback }: BodyOptions): WrittenPayload['mode'] {
  const ofStart = startOnly.map((name) => fields.get(name)).find((entry) => entry !== undefined)
  const ofCreate = createOnly.map((name) => fields.get(name)).find((entry) => entry !== undefined)
  if (ofStart && ofCreate) {
    throw new RequestReadError(
      `“${ofStart.name}” messages someone and “${ofCreate.name}” creates a chat: a request does one of the two.`,
      Math.max(ofStart.at, ofCreate.at),
    )
  }
  const named = fields.get('mode')
  if (named) return namedMode(named, ofStart ?? ofCreate, path)
  const mode = path === '/v1/chats/start' ? 'start' : path === '/v1/chats' ? 'create' : undefined
  if (mode === 'start' && ofCreate) throw misplaced(ofCreate, '/v1/chats/start')
  if (mode === 'create' && ofStart) throw misplaced(ofStart, '/v1/chats without a mode')
  return mode ?? (ofStart ? 'start' : ofCreate ? 'create' : fallback)
}

function namedMode(
  { at, value }: SourceEntry,
  other: SourceEntry | undefined,
  path: BodyOptions['path'],
): WrittenPayload['mode'] {
  if (path === '/v1/chats/start') {
    throw new RequestReadError('“mode” belongs to /v1/chats; /v1/chats/start has none.', at)
  }
  const mode = value.kind === 'text' ? value.text : undefined
  if (mode !== 'start' && mode !== 'create') {
    throw new RequestReadError('“mode” has to be "start" or "create".', value.at)
  }
  const isOfOther = other && (mode === 'start' ? createOnly : startOnly).includes(other.name)
  if (isOfOther) throw misplaced(other, `mode "${mode}"`)
  return mode
}

const misplaced = ({ name, at }: SourceEntry, where: string) =>
  new RequestReadError(`“${name}” does not belong to ${where}.`, at)

function textIn(fields: Fields, name: string): string {
  const value = fields.get(name)?.value
  if (!value || value.kind === 'nothing') return ''
  if (value.kind === 'text') return value.text
  throw new RequestReadError(`“${name}” has to be a text in quotes.`, value.at)
}

function booleanIn(fields: Fields, name: string, fallback: boolean): boolean {
  const value = fields.get(name)?.value
  if (!value || value.kind === 'nothing') return fallback
  if (value.kind === 'truth') return value.truth
  throw new RequestReadError(`“${name}” has to be true or false.`, value.at)
}

function typeIn(fields: Fields): WrittenPayload['type'] {
  const type = textIn(fields, 'type')
  if (type === '' || type === 'single' || type === 'group') return type
  throw new RequestReadError('“type” has to be "single" or "group".', fields.get('type')?.value.at)
}

function listIn(fields: Fields, name: string): string[] {
  const value = fields.get(name)?.value
  if (!value || value.kind === 'nothing') return []
  if (value.kind !== 'list') {
    throw new RequestReadError(`“${name}” has to be a list of texts.`, value.at)
  }
  const seen = new Set<string>()
  for (const item of value.items) {
    const id = item.kind === 'text' ? item.text : ''
    if (id.trim() === '') throw new RequestReadError(`“${name}” takes user IDs in quotes.`, item.at)
    if (seen.has(id)) {
      throw new RequestReadError(`“${shortened(id)}” appears twice in “${name}”.`, item.at)
    }
    seen.add(id)
  }
  return [...seen]
}
