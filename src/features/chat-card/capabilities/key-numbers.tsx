import type { AttachmentRules, ChatCapabilities } from '#contract/capabilities.ts'
import { formatNumber } from '#ui/text/format.ts'
import { capabilitiesText } from './text.ts'
import { bytes, shortDuration } from './units.ts'

/** The most important limits side by side; hidden if none is known. */
export function KeyNumbersStrip({ capabilities }: { capabilities: ChatCapabilities | undefined }) {
  const numbers = keyNumbers(capabilities ?? {})
  if (numbers.length === 0) return null

  return (
    <ul
      aria-label={keyNumbersText.name}
      className="grid grid-cols-2 gap-px border-line border-t bg-line sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none"
    >
      {numbers.map(({ value, label }) => (
        <li
          key={label}
          className="min-w-0 bg-surface px-[18px] py-3.5 first:ps-5 sm:first:ps-[26px] last:odd:col-span-2"
        >
          <span className="block font-strong text-[1.125rem]">
            <bdi>{value}</bdi>{' '}
          </span>
          <span className="block text-ink-3 text-tiny">{label}</span>
        </li>
      ))}
    </ul>
  )
}

const keyNumbersText = {
  name: 'Key numbers',
  text: 'characters per message',
  edit: 'to edit',
  delete: 'to delete for everyone',
  file: 'largest file',
} as const

/** A limit with its label. */
export interface KeyNumber {
  value: string
  label: string
}

// a limit of zero is left to the list of capabilities
const known = (limit: number | undefined): limit is number => limit !== undefined && limit > 0

/** Whether a kind of attachment is accepted in at least one format. */
export const isTaken = ({ mimeTypes }: AttachmentRules) =>
  Object.values(mimeTypes).some((level) => level > 0)

/** Bytes of the largest accepted attachment; 0 if not known. */
export const largestSize = ({ attachments = {} }: ChatCapabilities) =>
  Math.max(
    0,
    ...Object.values(attachments)
      .filter(isTaken)
      .map(({ maxSize = 0 }) => maxSize),
  )

/** The known limits; that of an action only if the chat supports the action. */
export function keyNumbers(can: ChatCapabilities): KeyNumber[] {
  const { maxTextLength, edit = 0, editMaxAge, editMaxCount, deleteMaxAge } = can
  const largest = largestSize(can)

  return [
    known(maxTextLength) && { value: formatNumber(maxTextLength), label: keyNumbersText.text },
    edit > 0 &&
      known(editMaxAge) && {
        value: shortDuration(editMaxAge),
        label: known(editMaxCount)
          ? `${keyNumbersText.edit}, ${capabilitiesText.times(editMaxCount)}`
          : keyNumbersText.edit,
      },
    (can.delete ?? 0) > 0 &&
      known(deleteMaxAge) && { value: shortDuration(deleteMaxAge), label: keyNumbersText.delete },
    known(largest) && { value: bytes(largest), label: keyNumbersText.file },
  ].filter((number) => number !== false)
}
