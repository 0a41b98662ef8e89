import { useSelect } from 'downshift'
import { keepFromList } from './combobox.tsx'
import { highlightedRow } from './option-list.tsx'

interface SelectButtonProps<Value extends string> {
  /** The accessible name is this label with the chosen option. */
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
  className?: string
}

/** A small button that opens a list to choose from. */
export function SelectButton<Value extends string>(props: SelectButtonProps<Value>) {
  const { label, value, options, onChange, className = '' } = props
  const chosen = options.find((option) => option.value === value)
  const select = useSelect({
    items: [...options],
    selectedItem: chosen ?? null,
    itemToString: (option) => option?.label ?? '',
    itemToKey: (option) => option?.value,
    onSelectedItemChange: ({ selectedItem }) => selectedItem && onChange(selectedItem.value),
  })
  const name = chosen?.label ?? value
  const { isOpen, highlightedIndex } = select

  return (
    <div className="relative inline-flex">
      <button
        type="button"
        {...select.getToggleButtonProps({
          'aria-label': `${label}: ${name}`,
          onKeyDown: (event) => {
            // with Ctrl or ⌘ it is a shortcut of the page
            if (event.ctrlKey || event.metaKey) keepFromList(event)
          },
        })}
        className={className}
      >
        {name}
      </button>
      {/* the list stays in the DOM while it is closed, as ARIA requires */}
      <ul
        {...select.getMenuProps({ 'aria-label': label })}
        className={`absolute end-0 top-full z-30 mt-1.5 min-w-36 rounded-button border border-line bg-surface p-1 shadow-card ${isOpen ? '' : 'hidden'}`}
      >
        {isOpen &&
          options.map((option, index) => (
            <li
              key={option.value}
              {...select.getItemProps({ item: option, index })}
              className={`cursor-pointer whitespace-nowrap rounded-inner px-2.5 py-1.5 text-start text-small aria-selected:font-label aria-selected:text-accent ${index === highlightedIndex ? highlightedRow : ''}`}
            >
              {option.label}
            </li>
          ))}
      </ul>
    </div>
  )
}
