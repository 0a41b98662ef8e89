import type { Chat } from '#contract/chats.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { type AttachmentRow, attachmentRows } from '../capabilities/attachments.tsx'
import { type CapabilityGroup, capabilityGroups } from '../capabilities/groups.ts'
import { type KeyNumber, keyNumbers } from '../capabilities/key-numbers.tsx'
import {
  asItIs,
  handlesOf,
  nameOf,
  type PersonRow,
  peopleOf,
  type Requested,
  type Spell,
} from '../participants/people.ts'
import { identifierHider } from './hide-identifiers.ts'
import { shareText } from './text.ts'

/** All that a card says, as text, ready to be drawn or written down. */
export interface Report {
  title: string
  about: string
  networkType: string | undefined
  verdict: ReportedVerdict
  /** One line for each, those with a problem first. */
  people: string[]
  /** Of those who are there. */
  names: string[]
  /** Of those who were asked for and are not there. */
  missing: string[]
  /** Of the first few; decoration. */
  faces: ReportedFace[]
  numbers: KeyNumber[]
  groups: CapabilityGroup[]
  attachments: AttachmentRow[]
  /** Of the chat and the account; empty where identifiers are left out. */
  ids: [name: string, id: string][]
}

/** A person's face, or what initials are made from. */
export interface ReportedFace {
  id: string
  name: string
  imgURL: string | undefined
}

/** What is known of a chat being new, as the card says it. */
interface ReportedVerdict {
  tone?: 'good' | 'accent' | 'plain' | 'warn' | 'bad'
  badge: string
  evidence: string[]
}

/** What a report is made from. */
export interface Reported {
  chatID: string
  accountID: string
  title: string
  networkName: string
  networkType?: string | undefined
  verdict: ReportedVerdict
  chat: Chat
  /** Whom the request named. */
  requested?: readonly Requested[]
  spell?: Spell | undefined
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
    about: [hide(networkName), chat.type === 'single' ? shareText.direct : shareText.group].join(
      ' · ',
    ),
    networkType: card.networkType,
    verdict: { ...card.verdict, evidence: card.verdict.evidence.map(hide) },
    ...peopleIn(card, withIdentifiers, hide),
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
          [shareText.chatID, chatID],
          [shareText.accountID, accountID],
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

const mostFaces = 3

function peopleIn(card: Reported, withIdentifiers: boolean, hide: (text: string) => string) {
  const { chat, requested = [], spell = asItIs } = card
  const { items, total } = chat.participants
  const { rows, comparison } = peopleOf(chat, requested)
  const named = rows.map((row, index) => {
    const hidden = hide(spell(givenName(row, withIdentifiers)))
    return { row, name: hidden === shareText.hidden ? shareText.someone(index + 1) : hidden }
  })
  const details = (row: PersonRow) => [
    ...(withIdentifiers ? identifiersOf(row).map((one) => hide(spell(one))) : []),
    ...tagsOf(row),
  ]
  const people = named
    .slice(0, mostPeople)
    .map(({ row, name }) => [name, ...details(row)].join(' · '))
  const isAbsent = ({ row }: { row: PersonRow }) => 'absent' in row
  const present = named.filter((one) => !isAbsent(one))
  const absent = comparison ? comparison.missing.length + comparison.unknown.length : 0
  const rest = Math.max(total, items.length) + absent - people.length
  return {
    people: rest > 0 ? [...people, shareText.more(formatNumber(rest))] : people,
    names: present.slice(0, mostPeople).map(({ name }) => name),
    missing: named.filter(({ row }) => 'absent' in row && row.isCertain).map(({ name }) => name),
    faces: present
      .flatMap(({ row, name }) =>
        'person' in row && (chat.type === 'group' || !row.person.isSelf || present.length === 1)
          ? [{ id: row.person.id, name, imgURL: row.person.imgURL }]
          : [],
      )
      .slice(0, mostFaces),
  }
}

function givenName(row: PersonRow, withIdentifiers: boolean): string {
  if ('absent' in row)
    return row.absent.name || (withIdentifiers ? row.absent.id : shareText.hidden)
  return withIdentifiers || row.person.fullName ? nameOf(row.person) : shareText.hidden
}

function identifiersOf(row: PersonRow): string[] {
  if ('person' in row) return [...handlesOf(row.person), row.person.id]
  const { phoneNumber, email, username, id } = row.absent
  return [phoneNumber, email, username, id].flatMap((one) => one || [])
}

function tagsOf(row: PersonRow): string[] {
  if ('absent' in row) return [row.isCertain ? shareText.missing : shareText.notKnown]
  const { isSelf, isAdmin, isNetworkBot, isPending, cannotMessage } = row.person
  return [
    isSelf && shareText.you,
    isAdmin && shareText.admin,
    isNetworkBot && shareText.bot,
    isPending && shareText.invited,
    cannotMessage && shareText.cannotMessage,
  ].filter((tag) => typeof tag === 'string')
}

/** Takes every identifier of the chat, its account and its people out of a text, in any spelling. */
function hiderOf({ chat, chatID, accountID, verdict, requested = [] }: Reported) {
  // a chat that was found beforehand may be another one
  const others = verdict.evidence.flatMap((sentence) => /: (\S+)$/.exec(sentence)?.[1] ?? [])
  const ids = [chatID, accountID, chat.localChatID ?? '', ...others]
  const asked = requested.map(({ name, ...person }) => ({ ...person, fullName: name }))
  return identifierHider({ people: [...chat.participants.items, ...asked], ids }, shareText.hidden)
}
