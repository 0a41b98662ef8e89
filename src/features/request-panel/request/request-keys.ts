/** The meaning of a key of the request, and the field of the form that it comes from. */
interface RequestKey {
  /** The `id` of the field; the first of several that is on the page. */
  fields: readonly string[]
  meaning: string
  /** The meaning is our own text, because Beeper no longer documents the key. */
  isOwnText?: true
}

const messageText: RequestKey = {
  fields: ['messageText'],
  meaning: 'Optional first message content if the platform requires it to create the chat.',
}

/** The meanings are quoted from the official SDK, which a test verifies. */
export const requestKeys: Readonly<Record<string, RequestKey>> = {
  mode: {
    fields: [],
    meaning: 'Tells older versions whether to start or to create a chat.',
    isOwnText: true,
  },
  accountID: {
    fields: ['accountIDs'],
    meaning: 'Account to create or start the chat on.',
  },
  user: {
    fields: ['who'],
    meaning: 'Merged user-like contact payload used to resolve the best identifier.',
  },
  'user.id': { fields: ['user.id', 'who'], meaning: 'Known user ID when available.' },
  'user.username': {
    fields: ['user.username', 'who'],
    meaning: 'Username/handle candidate.',
  },
  'user.phoneNumber': {
    fields: ['user.phoneNumber', 'who'],
    meaning: 'Phone number candidate (E.164 preferred).',
  },
  'user.email': { fields: ['user.email', 'who'], meaning: 'Email candidate.' },
  'user.fullName': {
    fields: ['user.fullName', 'who'],
    meaning: 'Display name hint used for ranking only.',
  },
  allowInvite: {
    fields: ['allowInvite'],
    meaning: 'Whether invite-based DM creation is allowed when required by the platform.',
  },
  type: {
    fields: ['type'],
    meaning:
      "'single' requires exactly one participantID; 'group' supports multiple participants and optional title.",
  },
  participantIDs: {
    fields: ['participants'],
    meaning: 'User IDs to include in the new chat.',
  },
  title: {
    fields: ['title'],
    meaning: 'Optional title for group chats; ignored for single chats on most networks.',
  },
  messageText,
}

const names = new Map(
  Object.keys(requestKeys).map((key) => [(key.split('.').at(-1) ?? key).toLowerCase(), key]),
)

/** A line that begins with a name: the text before it, the name as written, and its key. */
interface NamedLine {
  before: string
  name: string
  key: string
}

/**
 * The key of a line in any of the languages: `"accountID":`, `account_id=` and `AccountID:` are the
 * same. Each name occurs once in a body, so the name alone identifies its key.
 */
export function namedLine(line: string): NamedLine | undefined {
  const [, before = '', name = '', bare = ''] = /^(\s*)(["']?(\w+)["']?)\s*[:=]/.exec(line) ?? []
  const key = names.get(bare.replaceAll('_', '').toLowerCase())
  return key === undefined ? undefined : { before, name, key }
}

/** The key of each line; the IDs of participants belong to the key above them. */
export function keysOfLines(lines: readonly string[]): (string | undefined)[] {
  let list: string | undefined
  return lines.map((line) => {
    const key = namedLine(line)?.key
    if (key !== undefined || !/^\s*["']/.test(line)) list = key
    return key ?? list
  })
}
