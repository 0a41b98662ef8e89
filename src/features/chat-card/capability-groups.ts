import type { ChatCapabilities } from '#contract/capabilities.ts'
import type { CapabilityLine } from './capability-line.ts'
import { chatLines } from './chat-lines.ts'
import { actionLines, requestLines, stateLines } from './member-lines.ts'
import { formattingLines, messageLines } from './message-lines.ts'
import { oddValues } from './odd-values.ts'
import { asItCame, oddLines, unknownLines } from './unknown-lines.ts'
import { words } from './words.ts'

/** Lines that belong together, under one heading. */
export interface CapabilityGroup {
  name: string
  lines: CapabilityLine[]
}

/**
 * Everything that a chat can do. What only groups know (removing people, changing the title) is
 * left out where the network doesn't speak of it in a direct chat. With the answer as it came,
 * values of a type that nobody expects stand as they came.
 */
export function capabilityGroups(
  can: ChatCapabilities,
  isGroup: boolean,
  raw?: unknown,
): CapabilityGroup[] {
  const odd = oddValues(raw, can)
  const groups = knownGroups(can, isGroup).map(({ name, lines }) => ({
    name,
    lines: lines.map((line) => asItCame(line, odd)),
  }))
  const known = groups.flatMap(({ lines }) => lines)
  const other = [...unknownLines(can), ...oddLines(odd, known)]
  return [...groups, { name: words.groups.other, lines: other }].filter(
    ({ lines }) => lines.length > 0,
  )
}

const knownGroups = (can: ChatCapabilities, isGroup: boolean): CapabilityGroup[] => [
  { name: words.groups.messages, lines: messageLines(can) },
  { name: words.groups.chat, lines: chatLines(can) },
  { name: words.groups.formatting, lines: formattingLines(can) },
  { name: words.groups.people, lines: can.participantActions || isGroup ? actionLines(can) : [] },
  { name: words.groups.details, lines: can.state || isGroup ? stateLines(can) : [] },
  { name: words.groups.requests, lines: can.messageRequest ? requestLines(can) : [] },
]
