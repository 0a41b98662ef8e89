import type { ChatCapabilities, DisappearingTimer } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { type CapabilityLine, type Subject, yesOrNo } from './capability-line.ts'
import { capability } from './names.ts'

import { timers } from './units.ts'
import { words } from './words.ts'

const say = words.capabilities
const timerTypes: Readonly<Record<string, string>> = say.timerTypes

function disappearing(timer: DisappearingTimer | undefined): CapabilityLine {
  if (!timer) return yesOrNo(capability('disappearingTimer'), false)
  const times = timer.timers ? timers(timer.timers) : say.anyTime
  const types = timer.types?.map((type) => own(timerTypes, type) ?? type) ?? []
  return yesOrNo(
    capability('disappearingTimer'),
    true,
    [times, types.join(say.or)].filter(Boolean).join(' '),
    timer.omitEmptyTimer && say.timerLeftOut,
  )
}

// Beeper files chats by itself, so a silent network forbids nothing
const orUnsaid = (subject: Subject, can: boolean | undefined): CapabilityLine =>
  can === undefined
    ? { ...subject, level: 0, said: say.networkSilent, notes: [] }
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
