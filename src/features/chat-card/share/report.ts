import type { Chat } from '#contract/chats.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { type AttachmentRow, attachmentRows } from '../capabilities/attachments.tsx'
import { type CapabilityGroup, capabilityGroups } from '../capabilities/groups.ts'
import { type KeyNumber, keyNumbers } from '../capabilities/key-numbers.tsx'
import {
  handlesOf,
  nameOf,
  type PersonRow,
  peopleOf,
  type Requested,
  type Spell,
  unformatted,
} from '../participants/people.ts'
import { identifierHider } from './hide-identifiers.ts'
import { shareText } from './text.ts'

/** The content of a card as text, for the picture or Markdown. */
export interface Report {
  title: string
  about: string
  networkType: string | undefined
  verdict: ReportedVerdict
  /** A line for each person, those with a problem first. */
  people: string[]
  /** Names of the participants. */
  names: string[]
  /** Names of requested people who are missing. */
  missing: string[]
  /** The first few faces, as decoration. */
  faces: ReportedFace[]
  numbers: KeyNumber[]
  groups: CapabilityGroup[]
  attachments: AttachmentRow[]
  /** Of the chat and the account; empty in a report without identifiers. */
  ids: [name: string, id: string][]
}

/** A person's picture, or the name for initials. */
export interface ReportedFace {
  id: string
  name: string
  imgURL: string | undefined
}

/** The verdict on whether the chat is new, as on the card. */
interface ReportedVerdict {
  tone?: 'good' | 'accent' | 'plain' | 'warn' | 'bad'
  badge: string
  evidence: string[]
}

/** The input of a report. */
export interface Reported {
  chatID: string
  accountID: string
  title: string
  networkName: string
  networkType?: string | undefined
  verdict: ReportedVerdict
  chat: Chat
  /** The participants of the request. */
  requested?: readonly Requested[]
  spell?: Spell | undefined
  raw: unknown
}

const maxPeople = 30
/** Characters of a name, title or line. */
const maxLength = 500

/**
 * The report of a chat. Without identifiers it contains no ID, number, address or handle, not even
 * within a text; people without a name are numbered. It never contains messages.
 */
export function reportOf(card: Reported, withIdentifiers: boolean): Report {
  const { chat, chatID, accountID, networkName } = card
  const hidden = withIdentifiers ? (text: string) => text : hiderOf(card)
  const hide = (text: string) => displayText(hidden(text), maxLength)
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

/** The capabilities; unknown values of the answer may contain identifiers, too. */
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

const maxFaces = 3

function peopleIn(card: Reported, withIdentifiers: boolean, hide: (text: string) => string) {
  const { chat, requested = [], spell = unformatted } = card
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
    .slice(0, maxPeople)
    .map(({ row, name }) => [name, ...details(row)].join(' · '))
  const isAbsent = ({ row }: { row: PersonRow }) => 'absent' in row
  const present = named.filter((one) => !isAbsent(one))
  const absent = comparison ? comparison.missing.length + comparison.unknown.length : 0
  const rest = Math.max(total, items.length) + absent - people.length
  return {
    people: rest > 0 ? [...people, shareText.more(formatNumber(rest))] : people,
    names: present.slice(0, maxPeople).map(({ name }) => name),
    missing: named.filter(({ row }) => 'absent' in row && row.isCertain).map(({ name }) => name),
    faces: present
      .flatMap(({ row, name }) =>
        'person' in row && (chat.type === 'group' || !row.person.isSelf || present.length === 1)
          ? [{ id: row.person.id, name, imgURL: row.person.imgURL }]
          : [],
      )
      .slice(0, maxFaces),
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

/**
 * Removes every identifier of the chat, its account and its people from a text, in any notation.
 */
function hiderOf({ chat, chatID, accountID, requested = [] }: Reported) {
  const ids = [chatID, accountID, chat.localChatID ?? '']
  const people = requested.map(({ name, ...person }) => ({ ...person, fullName: name }))
  return identifierHider({ people: [...chat.participants.items, ...people], ids }, shareText.hidden)
}
