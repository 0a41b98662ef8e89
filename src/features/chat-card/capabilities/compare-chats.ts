import type { Chat } from '#contract/chats.ts'
import { attachmentRows } from './attachments.tsx'
import { type CapabilityGroup, capabilitiesIn, capabilityGroups } from './groups.ts'
import { type CapabilityLine, saidOf } from './lines.ts'

/** What is said where two chats are held against each other. */
export const compareText = {
  heading: 'Compare with another chat',
  choose: 'Another chat that you opened',
  placeholder: 'Choose a chat',
  none: 'Open another chat, and both can be put side by side.',
  title: (one: string, other: string) => `${one} and ${other}`,
  what: 'Capability',
  differs: 'differs',
  onlyDifferences: 'Only what differs',
  count: (different: number, all: number) => `${different} of ${all} differ.`,
  same: 'Both can do the same.',
  attachments: 'Attachments',
  caption: (caption: string) => `caption ${caption}`,
  upTo: (size: string) => `up to ${size}`,
  nothing: '–',
  close: 'Close',
}

/** A chat to be held against another one. */
export interface Compared {
  chat: Chat
  /** As it came. */
  raw: unknown
}

/** What both chats compareText about one thing; "–" where one says nothing. */
export interface ComparedRow {
  path: string
  label: string
  one: string
  other: string
  differs: boolean
}

/** Rows that belong together. */
export interface ComparedGroup {
  name: string
  rows: ComparedRow[]
}

const attachmentGroup = ({ capabilities }: Chat): CapabilityGroup => ({
  name: compareText.attachments,
  lines: attachmentRows(capabilities?.attachments ?? {}).map(
    ({ kind, formats, limits, caption, size }): CapabilityLine => ({
      path: `attachments.${kind}`,
      label: kind,
      notes: [
        formats,
        limits,
        caption === undefined ? '' : compareText.caption(caption),
        size === undefined ? '' : compareText.upTo(size),
      ].filter(Boolean),
    }),
  ),
})

const groupsOf = ({ chat, raw }: Compared): CapabilityGroup[] => [
  ...capabilityGroups(chat.capabilities ?? {}, chat.type === 'group', capabilitiesIn(raw)),
  attachmentGroup(chat),
]

/** Every capability of either chat, in the order of the card. */
export function compareChats(one: Compared, other: Compared): ComparedGroup[] {
  const [ours, theirs] = [groupsOf(one), groupsOf(other)]
  const names = [...new Set([...ours, ...theirs].map(({ name }) => name))]
  const order = names.toSorted((a, b) => placeOf(a, ours, theirs) - placeOf(b, ours, theirs))
  return order
    .map((name) => ({ name, rows: rowsOf(linesOf(ours, name), linesOf(theirs, name)) }))
    .filter(({ rows }) => rows.length > 0)
}

// attachments stand last, whichever of the two has more to compareText before them
const placeOf = (name: string, ...lists: CapabilityGroup[][]) =>
  name === compareText.attachments
    ? Number.POSITIVE_INFINITY
    : Math.max(...lists.map((list) => list.findIndex((group) => group.name === name)))

const linesOf = (groups: CapabilityGroup[], name: string) =>
  groups.find((group) => group.name === name)?.lines ?? []

function rowsOf(ours: CapabilityLine[], theirs: CapabilityLine[]): ComparedRow[] {
  const lines = new Map([...theirs, ...ours].map((line) => [line.path, line]))
  const said = (all: CapabilityLine[], path: string) => {
    const line = all.find((candidate) => candidate.path === path)
    return line ? saidOf(line) : compareText.nothing
  }
  return [...lines.values()].map(({ path, label }) => {
    const [one, other] = [said(ours, path), said(theirs, path)]
    return { path, label, one, other, differs: one !== other }
  })
}
