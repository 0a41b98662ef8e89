import { ago } from './moments.ts'
import { words } from './words.ts'

const say = words.verdict

/** Whether the chat is new, and how we know. */
export interface Verdict {
  tone: 'good' | 'accent' | 'plain'
  badge: string
  evidence: string
}

/** Only what the server said counts: an old chat can't be told from a new one by its looks. */
export function verdict(
  status: string | undefined,
  lastActivity: string | undefined,
  now: Date,
): Verdict {
  if (status === 'created') return { tone: 'good', ...say.created }
  if (status === undefined) return { tone: 'plain', ...say.unsaid }
  if (status !== 'existing') return { tone: 'plain', ...say.unknown(status) }

  const active = ago(lastActivity, now)
  const { badge, evidence } = say.existing
  const whole = active ? `${evidence} ${say.lastActive(active)}` : evidence
  return { tone: 'accent', badge, evidence: whole }
}
