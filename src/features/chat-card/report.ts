import type { Chat } from '#contract/chat.ts'
import { type AttachmentRow, attachmentRows } from './attachment-rows.ts'
import { type CapabilityGroup, capabilityGroups } from './capability-groups.ts'
import { type KeyNumber, keyNumbers } from './key-numbers.ts'
import { identifiersOf, nameOf } from './people.ts'
import { shareWords as say } from './share-words.ts'
import { count } from './units.ts'

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

/**
 * The report of a chat. Without identifiers it holds no ID, number, address or handle, wherever one
 * may stand: who has no name is called by a place in the list. What was written is never in it.
 */
export function reportOf(card: Reported, withIdentifiers: boolean): Report {
  const { chat, chatID, accountID, networkName } = card
  const hide = withIdentifiers ? (text: string) => text : hiderOf(card)
  const can = chat.capabilities ?? {}
  return {
    title: hide(card.title),
    about: [networkName, chat.type === 'single' ? say.direct : say.group].join(' · '),
    verdict: { badge: card.verdict.badge, evidence: card.verdict.evidence.map(hide) },
    people: peopleOf(chat, withIdentifiers, hide),
    numbers: keyNumbers(can),
    groups: chat.capabilities ? capabilityGroups(can, chat.type === 'group', card.raw) : [],
    attachments: attachmentRows(can.attachments ?? {}),
    ids: withIdentifiers
      ? [
          [say.chatID, chatID],
          [say.accountID, accountID],
        ]
      : [],
  }
}

function peopleOf(
  { participants }: Chat,
  withIdentifiers: boolean,
  hide: (text: string) => string,
) {
  const { items, total } = participants
  const shown = items.slice(0, mostPeople).map((person, index) => {
    const name = withIdentifiers || person.fullName ? nameOf(person) : say.someone(index + 1)
    const ids = withIdentifiers ? identifiersOf(person) : []
    const tags = [
      person.isSelf && say.you,
      person.isAdmin && say.admin,
      person.isNetworkBot && say.bot,
      person.isPending && say.invited,
      person.cannotMessage && say.cannotMessage,
    ].filter((tag) => typeof tag === 'string')
    return [hide(name), ...ids, ...tags].join(' · ')
  })
  const rest = Math.max(total, items.length) - shown.length
  return rest > 0 ? [...shown, say.more(count(rest))] : shown
}

/** Takes every identifier of the chat and its people out of a text, longest first. */
function hiderOf({ chat, chatID, accountID, verdict }: Reported) {
  const known = [
    chatID,
    accountID,
    chat.localChatID ?? '',
    ...chat.participants.items.flatMap(({ id, username, phoneNumber, email }) => [
      id,
      username ?? '',
      phoneNumber ?? '',
      email ?? '',
    ]),
    // a chat that was found beforehand may be another one
    ...verdict.evidence.flatMap((sentence) => /: (\S+)$/.exec(sentence)?.[1] ?? []),
  ]
  // what is shorter than this is a word that happens to be a handle
  const secrets = known.filter((id) => id.length > 2).sort((a, b) => b.length - a.length)
  return (text: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, say.hidden), text).trim() || say.hidden
}
