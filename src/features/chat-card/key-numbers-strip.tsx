import type { ChatCapabilities } from '#contract/capabilities.ts'
import { keyNumbers } from './key-numbers.ts'
import { words } from './words.ts'

/** The numbers that people ask for first, side by side; nothing where none is known. */
export function KeyNumbersStrip({ capabilities }: { capabilities: ChatCapabilities | undefined }) {
  const numbers = keyNumbers(capabilities ?? {})
  if (numbers.length === 0) return null

  return (
    <ul
      aria-label={words.numbers.name}
      className="grid grid-cols-2 gap-px border-line border-t bg-line sm:flex"
    >
      {numbers.map(({ value, label }) => (
        <li
          key={label}
          className="min-w-0 flex-1 bg-surface px-[18px] py-3.5 first:ps-5 sm:first:ps-[26px] last:odd:col-span-2"
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
