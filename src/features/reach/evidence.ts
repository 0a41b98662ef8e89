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

/** What else of the draft decides what will happen. */
interface Wish {
  hasMessage: boolean
  /** Opening a chat on this network is itself an invite. */
  invites: boolean
  allowInvite: boolean
}

/** What can be said of a reach, the most important first. */
export function evidenceFor(reach: Reach, wish: Wish): Evidence[] {
  const { people, given, network } = reach
  const [person] = people
  if (!given || !network) return []
  if (reach.failed === 'people') return [{ level: 0, text: words.peopleLost(network.name) }]
  if (person && (given.kind === 'fullName' || people.length > 1)) {
    const say = given.kind === 'fullName' ? words.nameFits : words.severals
    return [{ level: 1, text: say(people.length) }]
  }
  if (!person || given.kind === 'fullName') {
    return [{ level: 0, text: reach.isAsking ? words.lookedUp : words.nobody(network.name) }]
  }
  if (person.isSelf) return [{ level: 1, text: words.self }]
  return [
    ...(person.cannotMessage ? [{ level: -2 as const, text: words.cannotMessage }] : []),
    ...chatEvidence(reach, network.name, wish),
    { level: 2, text: words.matched[given.kind] },
  ]
}

function chatEvidence({ chat, check, failed }: Reach, network: string, wish: Wish): Evidence[] {
  if (failed === 'chats') return [{ level: 0, text: words.chatsLost }]
  if (!check) return [{ level: 0, text: words.chatLookedFor }]
  if (chat) {
    const text = `${activity(chat)}${wish.hasMessage ? '' : words.notifiesNobody}`.trim()
    return [
      { level: 2, lead: words.alreadyChat, text },
      ...(wish.hasMessage ? [{ level: 1 as const, text: words.messageGoesThere }] : []),
    ]
  }
  return [{ level: 1, lead: words.firstContact(network), text: forecast(network, wish) }]
}

function forecast(network: string, { hasMessage, invites, allowInvite }: Wish) {
  if (invites) return allowInvite ? words.invited(network) : words.inviteNotAllowed(network)
  return hasMessage ? words.messageNotifies : words.mayNotify
}

const activity = ({ lastActivity }: { lastActivity?: string | undefined }) => {
  const when = ago(lastActivity)
  return when ? `${words.lastActive(when)} ` : ''
}
