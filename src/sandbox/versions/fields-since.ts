import { isBefore, type PlayedVersion } from './played-version.ts'

/** When a field is there: since a version, and perhaps away again from one version to another. */
interface Presence {
  since?: PlayedVersion
  away?: readonly [from: PlayedVersion, until: PlayedVersion]
}

type Fields = Readonly<Record<string, Presence>>

const since808 = (...names: string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, { since: '4.2.808' }]))

/** A display name; for a while Beeper had none. */
const network: Presence = { away: ['4.2.557', '4.2.785'] }

const accountFields: Fields = {
  network,
  bridge: { since: '4.2.785' },
  status: { since: '4.3.73' },
  statusText: { since: '4.3.73' },
  loginID: { since: '4.3.73' },
  capabilities: { since: '4.3.73' },
}

const chatFields: Fields = {
  network,
  description: { away: ['4.2.557', '4.2.808'] },
  ...since808('capabilities', 'draft', 'imgURL', 'isLowPriority', 'isMarkedUnread', 'isReadOnly'),
  ...since808('messageExpirySeconds', 'reminder', 'snooze', 'unreadMentionsCount'),
}

const participantFields = since808('isAdmin', 'isPending', 'isNetworkBot')

/** The same answer as a version gives it: accounts, chats and participants in it have its fields. */
export function asOf(version: PlayedVersion, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((entry) => asOf(version, entry))
  if (typeof answer !== 'object' || answer === null) return answer
  const fields = fieldsOf(answer)
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([name]) => isThere(version, fields[name]))
      .map(([name, value]) => [name, asOf(version, value)]),
  )
}

/** Told apart by what every version has: a chat has participants, an account a user. */
function fieldsOf(answer: object): Fields {
  if ('participants' in answer && 'accountID' in answer) return chatFields
  if ('user' in answer && 'accountID' in answer) return accountFields
  return 'isSelf' in answer ? participantFields : {}
}

function isThere(version: PlayedVersion, { since, away }: Presence = {}): boolean {
  if (since && isBefore(version, since)) return false
  return !away || isBefore(version, away[0]) || !isBefore(version, away[1])
}
