import type { UseComboboxReturnValue } from 'downshift'
import type { ReactNode } from 'react'
import { displayText } from './display-text.ts'

/** How one option looks and what may be done with it. */
export interface OptionView<Option> {
  key(option: Option): string
  /** The words that a screen reader says and that stand for the option as plain text. */
  text(option: Option): string
  render(option: Option): ReactNode
  isDisabled?(option: Option): boolean
}

interface OptionListProps<Option> {
  box: UseComboboxReturnValue<Option>
  options: readonly Option[]
  view: OptionView<Option>
  label: string
  status: string | undefined
}

/** The suggestions below a combobox. The list stays in the page while it is closed, as ARIA asks. */
export function OptionList<Option>({ box, options, view, label, status }: OptionListProps<Option>) {
  const isShown = box.isOpen && (options.length > 0 || status !== undefined)
  return (
    <div
      className={`absolute inset-x-0 top-full z-20 mt-1.5 overflow-hidden rounded-button border border-line bg-surface shadow-card ${isShown ? '' : 'hidden'}`}
    >
      <ul
        {...box.getMenuProps({ 'aria-label': label })}
        className="max-h-80 overflow-y-auto empty:hidden"
      >
        {box.isOpen &&
          options.map((option, index) => (
            <li
              key={view.key(option)}
              {...box.getItemProps({ item: option, index })}
              aria-label={displayText(view.text(option))}
              className={`flex cursor-pointer items-center gap-3 px-3.5 py-2.5 aria-disabled:cursor-not-allowed aria-disabled:opacity-70 ${index === box.highlightedIndex ? 'bg-accent-soft' : ''}`}
            >
              {view.render(option)}
            </li>
          ))}
      </ul>
      <p
        role="status"
        className={status && box.isOpen ? 'px-3.5 py-2.5 text-sm text-ink-3' : 'sr-only'}
      >
        {box.isOpen ? status : ''}
      </p>
    </div>
  )
}
