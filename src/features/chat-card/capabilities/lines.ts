import type { ChatCapabilities, DisappearingTimer, Level } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { formatNumber } from '#ui/text/format.ts'
import { actionNames, capability, formattingNames, requestNames, stateNames } from './names.ts'
import { capabilitiesText } from './text.ts'
import { duration, timers } from './units.ts'

/** One thing that a chat can or can't do. */
export interface CapabilityLine {
  /** Where the answer says it, such as `edit` or `state.title`. */
  path: string
  label: string
  /** Draws the mark; absent where there is nothing to grade. */
  level?: Level | 'unsaid'
  /** The level, or the yes or no, in words. */
  said?: string
  /** Limits and other conditions, in words. */
  notes: string[]
}

/** Where a line comes from, and what people call it. */
interface Subject {
  path: string
  label: string
}

type Note = string | false | undefined

const given = (notes: Note[]) => notes.filter((note) => typeof note === 'string')

const levelWords: Readonly<Record<string, string>> = capabilitiesText.levels

/** A level in words; one that is new to us is told by its number. */
export const levelSaid = (level: Level) => levelWords[level] ?? capabilitiesText.levelNumber(level)

/** Whether the API has told us what this number means. */
export const isKnownLevel = (level: Level) => Object.hasOwn(levelWords, level)

/** An absent level means "not supported". */
const graded = (subject: Subject, level: Level = 0, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level,
  said: levelSaid(level),
  notes: given(notes),
})

/** An absent answer means "no". */
const yesOrNo = (subject: Subject, can = false, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level: can ? 2 : 0,
  said: can ? capabilitiesText.yes : capabilitiesText.no,
  notes: given(notes),
})

/** Told, but not graded. */
export const told = (subject: Subject, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  notes: given(notes),
})

/** What a line says beside its label: "fully supported, within 15 minutes". */
export const saidOf = ({ said, notes }: CapabilityLine) =>
  [...(said ? [said] : []), ...notes].join(', ')

/** The whole line as one sentence: "Edit: fully supported, within 15 minutes". */
export const sentence = (line: CapabilityLine) => `${line.label}: ${saidOf(line)}`

const within = (limit: number | undefined) =>
  limit === undefined ? undefined : capabilitiesText.within(duration(limit))

/** What can be done with one message. */
export const messageLines = (can: ChatCapabilities): CapabilityLine[] => [
  graded(capability('reply'), can.reply),
  graded(
    capability('reaction'),
    can.reaction,
    can.reactionCount !== undefined && capabilitiesText.each(formatNumber(can.reactionCount)),
  ),
  graded(
    capability('edit'),
    can.edit,
    within(can.editMaxAge),
    can.editMaxCount !== undefined && capabilitiesText.times(can.editMaxCount),
  ),
  graded(capability('delete'), can.delete, within(can.deleteMaxAge)),
  yesOrNo(capability('deleteForMe'), can.deleteForMe),
  graded(capability('poll'), can.poll),
  graded(capability('locationMessage'), can.locationMessage),
  graded(capability('thread'), can.thread),
  yesOrNo(capability('customEmojiReactions'), can.customEmojiReactions),
  ...(can.maxTextLength === undefined
    ? []
    : [
        told(
          capability('maxTextLength'),
          capabilitiesText.characters(formatNumber(can.maxTextLength)),
        ),
      ]),
  ...(can.allowedReactions
    ? [
        told(
          capability('allowedReactions'),
          can.allowedReactions.join(' ') || capabilitiesText.noReactions,
        ),
      ]
    : []),
]

/** Every feature that the network speaks of; none at all reads as "not supported". */
export function formattingLines({ formatting = {} }: ChatCapabilities): CapabilityLine[] {
  const features = Object.entries(formatting)
  if (features.length === 0) return [graded(capability('formatting'))]
  return features.map(([feature, level]) =>
    graded(
      { path: `formatting.${feature}`, label: own(formattingNames, feature) ?? feature },
      level,
    ),
  )
}

const timerTypes: Readonly<Record<string, string>> = capabilitiesText.timerTypes

function disappearing(timer: DisappearingTimer | undefined): CapabilityLine {
  if (!timer) return yesOrNo(capability('disappearingTimer'), false)
  const times = timer.timers ? timers(timer.timers) : capabilitiesText.anyTime
  const types = timer.types?.map((type) => own(timerTypes, type) ?? type) ?? []
  return yesOrNo(
    capability('disappearingTimer'),
    true,
    [times, types.join(capabilitiesText.or)].filter(Boolean).join(' '),
    timer.omitEmptyTimer && capabilitiesText.timerLeftOut,
  )
}

// Beeper files chats by itself, so a silent network forbids nothing
const orUnsaid = (subject: Subject, can: boolean | undefined): CapabilityLine =>
  can === undefined
    ? { ...subject, level: 'unsaid', said: capabilitiesText.notSaid, notes: [] }
    : yesOrNo(subject, can)

/** What can be done with the chat as a whole. */
export const chatLines = (can: ChatCapabilities): CapabilityLine[] => [
  yesOrNo(capability('readReceipts'), can.readReceipts),
  yesOrNo(capability('typingNotifications'), can.typingNotifications),
  disappearing(can.disappearingTimer),
  orUnsaid(capability('archive'), can.archive),
  orUnsaid(capability('markAsUnread'), can.markAsUnread),
  yesOrNo(capability('deleteChat'), can.deleteChat),
  yesOrNo(capability('deleteChatForEveryone'), can.deleteChatForEveryone),
]

const action = (key: keyof typeof actionNames): Subject => ({
  path: `participantActions.${key}`,
  label: actionNames[key],
})
const change = (key: keyof typeof stateNames): Subject => ({
  path: `state.${key}`,
  label: stateNames[key],
})
const request = (key: keyof typeof requestNames): Subject => ({
  path: `messageRequest.${key}`,
  label: requestNames[key],
})

/** What can be done with the people of a group. */
export const actionLines = ({ participantActions: can }: ChatCapabilities): CapabilityLine[] => [
  graded(action('invite'), can?.invite),
  graded(action('revokeInvite'), can?.revokeInvite),
  graded(action('kick'), can?.kick),
  graded(action('ban'), can?.ban),
  graded(action('leave'), can?.leave),
]

/** What can be changed about the chat itself. */
export const stateLines = ({ state: can }: ChatCapabilities): CapabilityLine[] => [
  graded(change('title'), can?.title?.level),
  graded(change('description'), can?.description?.level),
  graded(change('avatar'), can?.avatar?.level),
  graded(change('disappearingTimer'), can?.disappearingTimer?.level),
]

/** How a stranger's message request is accepted. */
export const requestLines = ({ messageRequest: can }: ChatCapabilities): CapabilityLine[] => [
  graded(request('acceptWithButton'), can?.acceptWithButton),
  graded(request('acceptWithMessage'), can?.acceptWithMessage),
]
