import { ago } from '#ui/moments.ts'
import type { Reach } from './use-reach.ts'
import { words } from './words.ts'

/** One thing that is known, and how sure it is: 2 known, 1 to be aware of, 0 open, -2 in the way. */
export interface Evidence {
  level: 2 | 1 | 0 | -2
  /** Stands out before the rest. */
  lead?: string
  text: string
}

/** What can be said of a reach, the most important first. */
export function evidenceFor(reach: Reach, hasMessage: boolean): Evidence[] {
  const { people, given, chat, network } = reach
  const [person] = people
  if (!given || !network) return []
  if (reach.isAsking) return [{ level: 0, text: words.lookedUp }]
  if (!person) return [{ level: 0, text: words.nobody(network.name) }]
  if (people.length > 1) return [{ level: 1, text: words.severals(people.length) }]
  return [
    ...(person.isSelf ? [{ level: 1 as const, text: words.self }] : []),
    ...(person.cannotMessage ? [{ level: -2 as const, text: words.cannotMessage }] : []),
    chat
      ? { level: 2, lead: words.alreadyChat, text: `${activity(chat)}${words.notifiesNobody}` }
      : { level: 1, text: words.firstContact },
    { level: 2, text: words.matched[given.kind] },
    ...(chat && hasMessage ? [{ level: 1 as const, text: words.messageGoesThere }] : []),
  ]
}

const activity = ({ lastActivity }: { lastActivity?: string | undefined }) => {
  const when = ago(lastActivity)
  return when ? `${words.lastActive(when)} ` : ''
}
