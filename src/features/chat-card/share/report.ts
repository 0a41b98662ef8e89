import type { Chat } from '#contract/chat.ts'
import { displayText } from '#ui/display-text.ts'
import { type AttachmentRow, attachmentRows } from '../capabilities/attachments.tsx'
import { type CapabilityGroup, capabilityGroups } from '../capabilities/groups.ts'
import { type KeyNumber, keyNumbers } from '../capabilities/key-numbers.tsx'
import { count } from '../capabilities/units.ts'
import { identifiersOf, nameOf } from '../participants/people.ts'
import { identifierHider } from './hide-identifiers.ts'
import { shareWords as say } from './text.ts'

/** All that a card says, as text, ready to be drawn or written down. */
export interface Report {
  title: string
  about: string
  verdict: { badge: string; evidence: string[] }
  people: string[]
  numbers: KeyNumber[]
  groups: CapabilityGroup[]
  attachments: AttachmentRow[]
  /** Of the chat and the account; empty where identifiers are left out. */
  ids: [name: string, id: string][]
}

/** What a report is made from. */
export interface Reported {
  chatID: string
  accountID: string
  title: string
  networkName: string
  verdict: { badge: string; evidence: string[] }
  chat: Chat
  raw: unknown
}

const mostPeople = 30
/** Characters of a name, a title or a line. */
const longestText = 500

/**
 * The report of a chat. Without identifiers it holds no ID, number, address or handle, wherever one
 * may stand: who has no name is called by a place in the list. What was written is never in it.
 */
export function reportOf(card: Reported, withIdentifiers: boolean): Report {
  const { chat, chatID, accountID, networkName } = card
  const hidden = withIdentifiers ? (text: string) => text : hiderOf(card)
  const hide = (text: string) => displayText(hidden(text), longestText)
  const can = chat.capabilities ?? {}
  return {
    title: hide(card.title),
    about: [hide(networkName), chat.type === 'single' ? say.direct : say.group].join(' · '),
    verdict: { badge: card.verdict.badge, evidence: card.verdict.evidence.map(hide) },
    people: peopleOf(chat, withIdentifiers, hide),
    numbers: keyNumbers(can),
    groups: groupsOf(card, hide),
    attachments: attachmentRows(can.attachments ?? {}).map((row) => ({
      ...row,
      kind: hide(row.kind),
      formats: hide(row.formats),
      limits: row.limits && hide(row.limits),
    })),
    ids: withIdentifiers
      ? [
          [say.chatID, chatID],
          [say.accountID, accountID],
        ]
      : [],
  }
}

/** What the chat can do; what the answer says in words of its own may hold anything. */
const groupsOf = ({ chat, raw }: Reported, hide: (text: string) => string): CapabilityGroup[] =>
  chat.capabilities
    ? capabilityGroups(chat.capabilities, chat.type === 'group', raw).map((group) => ({
        ...group,
        lines: group.lines.map((line) => ({
          ...line,
          label: hide(line.label),
          notes: line.notes.map(hide),
        })),
      }))
    : []

function peopleOf(
  { participants }: Chat,
  withIdentifiers: boolean,
  hide: (text: string) => string,
) {
  const { items, total } = participants
  const shown = items.slice(0, mostPeople).map((person, index) => {
    const known = withIdentifiers || person.fullName ? hide(nameOf(person)) : say.hidden
    const name = known === say.hidden ? say.someone(index + 1) : known
    const ids = withIdentifiers ? identifiersOf(person).map((id = '') => hide(id)) : []
    const tags = [
      person.isSelf && say.you,
      person.isAdmin && say.admin,
      person.isNetworkBot && say.bot,
      person.isPending && say.invited,
      person.cannotMessage && say.cannotMessage,
    ].filter((tag) => typeof tag === 'string')
    return [name, ...ids, ...tags].join(' · ')
  })
  const rest = Math.max(total, items.length) - shown.length
  return rest > 0 ? [...shown, say.more(count(rest))] : shown
}

/** Takes every identifier of the chat, its account and its people out of a text, in any spelling. */
function hiderOf({ chat, chatID, accountID, verdict }: Reported) {
  // a chat that was found beforehand may be another one
  const others = verdict.evidence.flatMap((sentence) => /: (\S+)$/.exec(sentence)?.[1] ?? [])
  const ids = [chatID, accountID, chat.localChatID ?? '', ...others]
  return identifierHider({ people: chat.participants.items, ids }, say.hidden)
}
