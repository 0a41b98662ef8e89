import type { ChatCapabilities } from '#contract/capabilities.ts'
import { type CapabilityLine, graded, told, yesOrNo } from './capability-line.ts'
import { formattingNames, capabilityNames as names } from './names.ts'
import { count, duration } from './units.ts'
import { words } from './words.ts'

const say = words.capabilities

const within = (limit: number | undefined) =>
  limit === undefined ? undefined : say.within(duration(limit))

/** What can be done with one message. */
export const messageLines = (can: ChatCapabilities): CapabilityLine[] => [
  graded(names.reply, can.reply),
  graded(
    names.reaction,
    can.reaction,
    can.reactionCount !== undefined && say.each(count(can.reactionCount)),
  ),
  graded(
    names.edit,
    can.edit,
    within(can.editMaxAge),
    can.editMaxCount !== undefined && say.times(can.editMaxCount),
  ),
  graded(names.delete, can.delete, within(can.deleteMaxAge)),
  yesOrNo(names.deleteForMe, can.deleteForMe),
  graded(names.poll, can.poll),
  graded(names.locationMessage, can.locationMessage),
  graded(names.thread, can.thread),
  yesOrNo(names.customEmojiReactions, can.customEmojiReactions),
  ...(can.maxTextLength === undefined
    ? []
    : [told(names.maxTextLength, say.characters(count(can.maxTextLength)))]),
  ...(can.allowedReactions
    ? [told(names.allowedReactions, can.allowedReactions.join(' ') || say.noReactions)]
    : []),
]

/** Every feature that the network speaks of; none at all reads as "not supported". */
export function formattingLines({ formatting = {} }: ChatCapabilities): CapabilityLine[] {
  const features = Object.entries(formatting)
  if (features.length === 0) return [graded(names.formatting)]
  return features.map(([feature, level]) => graded(formattingNames[feature] ?? feature, level))
}
