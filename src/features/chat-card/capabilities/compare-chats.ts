import type { Chat } from '#contract/chats.ts'
import { attachmentRows } from './attachments.tsx'
import { type CapabilityGroup, capabilitiesIn, capabilityGroups } from './groups.ts'
import { type CapabilityLine, textOf } from './lines.ts'

/** The texts of the comparison of two chats. */
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

/** A chat to compare with another one. */
export interface Compared {
  chat: Chat
  /** The unparsed answer. */
  raw: unknown
}

/** One capability of both chats as text; "–" where a chat doesn't specify it. */
export interface ComparedRow {
  path: string
  label: string
  one: string
  other: string
  differs: boolean
}

/** Rows under one heading. */
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

/** All capabilities of either chat, in the order of the card. */
export function compareChats(one: Compared, other: Compared): ComparedGroup[] {
  const [ours, theirs] = [groupsOf(one), groupsOf(other)]
  const names = [...new Set([...ours, ...theirs].map(({ name }) => name))]
  const order = names.toSorted((a, b) => placeOf(a, ours, theirs) - placeOf(b, ours, theirs))
  return order
    .map((name) => ({ name, rows: rowsOf(linesOf(ours, name), linesOf(theirs, name)) }))
    .filter(({ rows }) => rows.length > 0)
}

// attachments come last, even if one chat has groups that the other has not
const placeOf = (name: string, ...lists: CapabilityGroup[][]) =>
  name === compareText.attachments
    ? Number.POSITIVE_INFINITY
    : Math.max(...lists.map((list) => list.findIndex((group) => group.name === name)))

const linesOf = (groups: CapabilityGroup[], name: string) =>
  groups.find((group) => group.name === name)?.lines ?? []

function rowsOf(ours: CapabilityLine[], theirs: CapabilityLine[]): ComparedRow[] {
  const lines = new Map([...theirs, ...ours].map((line) => [line.path, line]))
  const textAt = (all: CapabilityLine[], path: string) => {
    const line = all.find((candidate) => candidate.path === path)
    return line ? textOf(line) : compareText.nothing
  }
  return [...lines.values()].map(({ path, label }) => {
    const [one, other] = [textAt(ours, path), textAt(theirs, path)]
    return { path, label, one, other, differs: one !== other }
  })
}
