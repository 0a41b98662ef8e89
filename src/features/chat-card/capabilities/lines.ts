import type { ChatCapabilities, DisappearingTimer, Level } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { formatNumber } from '#ui/text/format.ts'
import { actionNames, capability, formattingNames, requestNames, stateNames } from './names.ts'
import { capabilitiesText } from './text.ts'
import { duration, timers } from './units.ts'

/** A capability of a chat, as shown. */
export interface CapabilityLine {
  /** Its path in the answer, such as `edit` or `state.title`. */
  path: string
  label: string
  /** For the mark; absent if there is nothing to grade. */
  level?: Level | 'unsaid'
  /** The level or boolean as text. */
  value?: string
  /** Limits and other conditions as text. */
  notes: string[]
}

/** The path and the label of a capability. */
interface Subject {
  path: string
  label: string
}

type Note = string | false | undefined

const given = (notes: Note[]) => notes.filter((note) => typeof note === 'string')

const levelTexts: Readonly<Record<string, string>> = capabilitiesText.levels

/** A level as text; an unknown one is shown by its number. */
export const levelText = (level: Level) => levelTexts[level] ?? capabilitiesText.levelNumber(level)

/** Whether the API documents this level. */
export const isKnownLevel = (level: Level) => Object.hasOwn(levelTexts, level)

/** An absent level means "not supported". */
const graded = (subject: Subject, level: Level = 0, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level,
  value: levelText(level),
  notes: given(notes),
})

/** An absent value means "no". */
const yesOrNo = (subject: Subject, can = false, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level: can ? 2 : 0,
  value: can ? capabilitiesText.yes : capabilitiesText.no,
  notes: given(notes),
})

/** A line without a level. */
export const plainLine = (subject: Subject, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  notes: given(notes),
})

/** The text of a line without its label: "fully supported, within 15 minutes". */
export const textOf = ({ value, notes }: CapabilityLine) =>
  [...(value ? [value] : []), ...notes].join(', ')

/** The whole line as one sentence: "Edit: fully supported, within 15 minutes". */
export const sentence = (line: CapabilityLine) => `${line.label}: ${textOf(line)}`

const within = (limit: number | undefined) =>
  limit === undefined ? undefined : capabilitiesText.within(duration(limit))

/** Capabilities for single messages. */
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
        plainLine(
          capability('maxTextLength'),
          capabilitiesText.characters(formatNumber(can.maxTextLength)),
        ),
      ]),
  ...(can.allowedReactions
    ? [
        plainLine(
          capability('allowedReactions'),
          can.allowedReactions.join(' ') || capabilitiesText.noReactions,
        ),
      ]
    : []),
]

/** The formatting features that the network specifies; "not supported" if there are none. */
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

// Beeper archives chats itself, so an absent value forbids nothing
const orUnsaid = (subject: Subject, can: boolean | undefined): CapabilityLine =>
  can === undefined
    ? { ...subject, level: 'unsaid', value: capabilitiesText.notSaid, notes: [] }
    : yesOrNo(subject, can)

/** Capabilities for the chat as a whole. */
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

/** Capabilities for the participants of a group. */
export const actionLines = ({ participantActions: can }: ChatCapabilities): CapabilityLine[] => [
  graded(action('invite'), can?.invite),
  graded(action('revokeInvite'), can?.revokeInvite),
  graded(action('kick'), can?.kick),
  graded(action('ban'), can?.ban),
  graded(action('leave'), can?.leave),
]

/** What can be changed about the chat. */
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
