import type { ChatCapabilities, DisappearingTimer } from '#contract/capabilities.ts'
import { type CapabilityLine, yesOrNo } from './capability-line.ts'
import { capabilityNames as names } from './names.ts'
import { timers } from './units.ts'
import { words } from './words.ts'

const say = words.capabilities
const timerTypes: Readonly<Record<string, string>> = say.timerTypes

function disappearing(timer: DisappearingTimer | undefined): CapabilityLine {
  if (!timer) return yesOrNo(names.disappearingTimer, false)
  const times = timer.timers ? timers(timer.timers) : say.anyTime
  const types = timer.types?.map((type) => timerTypes[type] ?? type) ?? []
  return yesOrNo(
    names.disappearingTimer,
    true,
    [times, types.join(say.or)].filter(Boolean).join(' '),
    timer.omitEmptyTimer && say.timerLeftOut,
  )
}

/** What can be done with the chat as a whole. */
export const chatLines = (can: ChatCapabilities): CapabilityLine[] => [
  yesOrNo(names.readReceipts, can.readReceipts),
  yesOrNo(names.typingNotifications, can.typingNotifications),
  disappearing(can.disappearingTimer),
  yesOrNo(names.archive, can.archive),
  yesOrNo(names.markAsUnread, can.markAsUnread),
  yesOrNo(names.deleteChat, can.deleteChat),
  yesOrNo(names.deleteChatForEveryone, can.deleteChatForEveryone),
]
