import { useCombobox } from 'downshift'
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react'
import { isComposing } from '../keyboard.tsx'
import { displayText } from '../text/display-text.tsx'
import { keepFromList } from './combobox.tsx'
import type { OptionView } from './option-list.tsx'
import { highlightedRow } from './option-list.tsx'
import { useBounded } from './use-bounded.ts'

interface OpenComboboxProps<Option> {
  label: string
  placeholder: string
  maxLength: number
  options: readonly Option[]
  view: OptionView<Option>
  /** The controlled text of the field. */
  text: string
  onTextChange(text: string): void
  onPick(option: Option): void
  /** Below the options, or instead of them. Announced politely. */
  status?: string | undefined
  /** Useful keys, after the status; not announced. */
  keysHint?: ReactNode
  leading?: ReactNode
}

const { stateChangeTypes } = useCombobox

/**
 * A text field with an always open list below it, for a dialog. The highlighted option stays
 * highlighted when others are added above it; by default the first one is highlighted.
 */
export function OpenCombobox<Option>(props: OpenComboboxProps<Option>) {
  const { label, options, view, text, onTextChange, onPick } = props
  const { frame, cut } = useBounded<HTMLDivElement>(props.maxLength)
  const [highlightedKey, setHighlightedKey] = useState<string>()
  const kept = options.findIndex((option) => view.key(option) === highlightedKey)
  const highlightedIndex = kept === -1 && options.length > 0 ? 0 : kept
  const keyAt = (index: number) => {
    const option = options[index]
    return option === undefined ? undefined : view.key(option)
  }
  const box = useCombobox<Option>({
    items: [...options],
    isOpen: true,
    inputValue: text,
    selectedItem: null,
    highlightedIndex,
    itemToString: (option) => (option === null ? '' : view.text(option)),
    onHighlightedIndexChange: ({ highlightedIndex: index }) => setHighlightedKey(keyAt(index)),
    onSelectedItemChange: ({ selectedItem }) => selectedItem !== null && onPick(selectedItem),
    stateReducer: (state, { type, changes }) =>
      type === stateChangeTypes.MenuMouseLeave || type === stateChangeTypes.InputBlur
        ? state
        : changes,
  })
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Home and End move the caret, Esc closes the dialog, and an IME handles its own keys
    const isIgnored = ['Home', 'End', 'Escape'].includes(event.key)
    if (isComposing(event.nativeEvent) || isIgnored) return keepFromList(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    keepFromList(event)
    // at once: downshift reports the choice later, and a quick next key would edit the old text
    const option = options[highlightedIndex]
    if (option !== undefined && !event.repeat) onPick(option)
  }

  return (
    <>
      <div ref={frame} className="flex items-center gap-3 border-line border-b px-5 py-3.5">
        {props.leading}
        <input
          {...box.getInputProps({
            'aria-label': label,
            onChange: ({ currentTarget }) => {
              setHighlightedKey(undefined)
              onTextChange(currentTarget.value)
            },
            onKeyDown: press,
          })}
          className="min-w-0 flex-1 bg-transparent focus-visible:outline-none"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={props.placeholder}
        />
      </div>
      <ul
        {...box.getMenuProps({ 'aria-label': label })}
        // a scrollable list would otherwise be a tab stop
        tabIndex={-1}
        className="min-h-0 overflow-y-auto py-1.5"
      >
        {options.map((option, index) => (
          <Fragment key={view.key(option)}>
            <Heading view={view} option={option} before={options[index - 1]} />
            <li
              {...box.getItemProps({ item: option, index })}
              aria-label={displayText(view.text(option))}
              className={`mx-1.5 flex cursor-pointer items-center gap-3 rounded-inner px-3.5 py-2 ${index === highlightedIndex ? highlightedRow : ''}`}
            >
              {view.render(option)}
            </li>
          </Fragment>
        ))}
      </ul>
      <p className="flex min-h-10 flex-wrap items-center gap-x-4 border-line border-t px-5 py-2 text-ink-3 text-note">
        <span role="status">{cut ?? props.status}</span>
        <span aria-hidden="true" className="ms-auto max-sm:hidden">
          {props.keysHint}
        </span>
      </p>
    </>
  )
}

interface HeadingProps<Option> {
  view: OptionView<Option>
  option: Option
  before: Option | undefined
}

/** The heading above the first option of a group. */
function Heading<Option>({ view, option, before }: HeadingProps<Option>) {
  const heading = view.heading?.(option)
  if (!heading || (before !== undefined && view.heading?.(before) === heading)) return null
  return (
    <li role="presentation" className="px-5 pt-2.5 pb-1 text-ink-3 text-note">
      {heading}
    </li>
  )
}
