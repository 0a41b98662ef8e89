import type { UseComboboxReturnValue } from 'downshift'
import { Fragment, type ReactNode } from 'react'
import { useAfterPaint } from '../rendering/use-after-paint.ts'
import { displayText } from '../text/display-text.tsx'

/** How an option is rendered. */
export interface OptionView<Option> {
  key(option: Option): string
  /** The option as plain text, which is also its accessible name. */
  text(option: Option): string
  render(option: Option): ReactNode
  isDisabled?(option: Option): boolean
  /** The heading of an option's group; options of a group are consecutive. */
  heading?(option: Option): string | undefined
}

interface OptionListProps<Option> {
  box: UseComboboxReturnValue<Option>
  options: readonly Option[]
  view: OptionView<Option>
  label: string
  status: string | undefined
  keysHint: string | undefined
  /** Limits the height, and layers it below a bar at the bottom. */
  isLow: boolean
}

/**
 * The style of the highlighted row. The outline is visible in forced colours, which drop
 * backgrounds.
 */
export const highlightedRow = 'bg-accent-soft outline-2 outline-transparent -outline-offset-2'

/**
 * The suggestions below a combobox. The list stays in the DOM while it is closed, as ARIA requires.
 */
export function OptionList<Option>(props: OptionListProps<Option>) {
  const { box, options, label, status, keysHint, isLow } = props
  const hasRows = box.isOpen && (options.length > 0 || status !== undefined)
  // the keystroke that opens it is painted before it
  const isShown = useAfterPaint(hasRows) && hasRows
  return (
    <div
      className={`absolute inset-x-0 top-full mt-1.5 ${isLow ? 'z-20' : 'z-40'} overflow-hidden rounded-button border border-line bg-surface shadow-card ${isShown ? '' : 'hidden'}`}
    >
      <ul
        {...box.getMenuProps({ 'aria-label': label })}
        // a scrollable list would otherwise be a tab stop, and is hidden when Tab leaves the field
        tabIndex={-1}
        className={`overflow-y-auto empty:hidden ${isLow ? 'max-h-52' : 'max-h-80'}`}
      >
        {box.isOpen && <Rows {...props} />}
      </ul>
      <p className={status && box.isOpen ? 'px-3.5 py-2 text-note text-ink-3' : 'sr-only'}>
        <span role="status">{box.isOpen ? status : ''}</span>
        {keysHint && (
          <span aria-hidden="true" className="pointer-coarse:hidden max-sm:hidden">
            {' '}
            · {keysHint}
          </span>
        )}
      </p>
    </div>
  )
}

function Rows<Option>({ box, options, view }: OptionListProps<Option>) {
  // the keystroke is painted before the first rows, which take half a frame to render
  const count = useAfterPaint(options.length, 0)
  const headingOf = (index: number) => {
    const option = options[index]
    return option === undefined ? undefined : view.heading?.(option)
  }
  return options.slice(0, count).map((option, index) => (
    <Fragment key={view.key(option)}>
      {headingOf(index) && headingOf(index) !== headingOf(index - 1) && (
        <li role="presentation" className="px-3.5 pt-2.5 pb-1 text-ink-3 text-note">
          {headingOf(index)}
        </li>
      )}
      <li
        {...box.getItemProps({ item: option, index })}
        aria-label={displayText(view.text(option))}
        className={`flex cursor-pointer items-center gap-3 px-3.5 py-2.5 aria-disabled:cursor-not-allowed aria-disabled:opacity-70 ${index === box.highlightedIndex ? highlightedRow : ''}`}
      >
        {view.render(option)}
      </li>
    </Fragment>
  ))
}
