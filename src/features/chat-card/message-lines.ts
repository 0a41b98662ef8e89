import type { ChatCapabilities } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { type CapabilityLine, graded, told, yesOrNo } from './capability-line.ts'
import { capability, formattingNames } from './names.ts'

import { count, duration } from './units.ts'
import { words } from './words.ts'

const say = words.capabilities

const within = (limit: number | undefined) =>
  limit === undefined ? undefined : say.within(duration(limit))

/** What can be done with one message. */
export const messageLines = (can: ChatCapabilities): CapabilityLine[] => [
  graded(capability('reply'), can.reply),
  graded(
    capability('reaction'),
    can.reaction,
    can.reactionCount !== undefined && say.each(count(can.reactionCount)),
  ),
  graded(
    capability('edit'),
    can.edit,
    within(can.editMaxAge),
    can.editMaxCount !== undefined && say.times(can.editMaxCount),
  ),
  graded(capability('delete'), can.delete, within(can.deleteMaxAge)),
  yesOrNo(capability('deleteForMe'), can.deleteForMe),
  graded(capability('poll'), can.poll),
  graded(capability('locationMessage'), can.locationMessage),
  graded(capability('thread'), can.thread),
  yesOrNo(capability('customEmojiReactions'), can.customEmojiReactions),
  ...(can.maxTextLength === undefined
    ? []
    : [told(capability('maxTextLength'), say.characters(count(can.maxTextLength)))]),
  ...(can.allowedReactions
    ? [told(capability('allowedReactions'), can.allowedReactions.join(' ') || say.noReactions)]
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
