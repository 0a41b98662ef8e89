import type { ChatCapabilities } from '#contract/capabilities.ts'
import { bytes, count, shortDuration } from './units.ts'
import { words } from './words.ts'

const say = words.numbers

/** One number that people ask for first. */
export interface KeyNumber {
  value: string
  label: string
}

// a limit of nothing tells a person nothing, and it stays readable in the list of capabilities
const known = (limit: number | undefined): limit is number => limit !== undefined && limit > 0

/** The limits that are known and matter: a window counts only where the action works at all. */
export function keyNumbers(can: ChatCapabilities): KeyNumber[] {
  const { maxTextLength, edit = 0, editMaxAge, editMaxCount, deleteMaxAge } = can
  const sizes = Object.values(can.attachments ?? {}).map(({ maxSize = 0 }) => maxSize)
  const largest = Math.max(0, ...sizes)

  return [
    known(maxTextLength) && { value: count(maxTextLength), label: say.text },
    edit > 0 &&
      known(editMaxAge) && {
        value: shortDuration(editMaxAge),
        label: known(editMaxCount)
          ? `${say.edit}, ${words.capabilities.times(editMaxCount)}`
          : say.edit,
      },
    (can.delete ?? 0) > 0 &&
      known(deleteMaxAge) && { value: shortDuration(deleteMaxAge), label: say.delete },
    known(largest) && { value: bytes(largest), label: say.file },
  ].filter((number) => number !== false)
}
