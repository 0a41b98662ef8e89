import { useCombobox } from 'downshift'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useRef,
} from 'react'
import { isComposing } from '../keyboard.tsx'
import { Field } from './field.tsx'
import { OptionList, type OptionView } from './option-list.tsx'

interface ComboboxProps<Option> {
  label: string
  note?: string | undefined
  aside?: ReactNode
  hint?: ReactNode
  error?: string | undefined
  maxLength?: number
  keptLength?: number
  id?: string
  placeholder?: string
  options: readonly Option[]
  view: OptionView<Option>
  /** The controlled text of the field. */
  text: string
  /** `isDone` is false during IME composition. */
  onTextChange(text: string, isDone: boolean): void
  onPick(option: Option): void
  onBlur?(): void
  /** Called with the highlighted option. */
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>, highlighted: Option | undefined): void
  /** Called for Enter without an option to take. */
  onEnter?(): void
  onPaste?(event: ClipboardEvent<HTMLInputElement>): void
  /**
   * For a field that collects entries: called for comma, semicolon, Tab or Enter after some text,
   * with the highlighted option.
   */
  onTake?(highlighted: Option | undefined): void
  /** Opens the list when the field gets the focus. */
  opensOnFocus?: boolean
  /** Highlights the first option while the user types, so that Enter takes it. */
  highlightsFirst?: boolean
  /** Keeps the text selected until the user types, so that typing replaces it. */
  selectsOnFocus?: boolean
  /** For the main field of a form. */
  isLarge?: boolean
  /** As wide as its text, so that `trailing` follows the text. */
  growsWithText?: boolean
  /** For the on-screen keyboard. */
  inputMode?: 'text' | 'search'
  enterKeyHint?: 'next' | 'go' | 'done' | 'search'
  /** Before the text, inside the frame. */
  leading?: ReactNode
  /** After the text, inside the frame. */
  trailing?: ReactNode
  /** Below the options, or instead of them: "Searching…", "No match". Announced politely. */
  status?: string | undefined
  /** Useful keys, after the status; not announced. */
  keysHint?: string | undefined
  inputRef?: Ref<HTMLInputElement>
}

const { stateChangeTypes } = useCombobox

/**
 * A text field with suggestions, after the ARIA pattern. Esc only closes the list, blur picks
 * nothing, Home and End move the caret, and Enter never submits the form.
 */
export function Combobox<Option>(props: ComboboxProps<Option>) {
  const { options, view, text, onTextChange, onPick } = props
  const ownID = useId()
  const inputID = props.id ?? ownID
  const replacing = useReplacing(inputID, props)
  const pick = (option: Option | undefined) => {
    // the highlighted row may not be loaded yet, or be disabled
    if (option === undefined || view.isDisabled?.(option)) return
    onPick(option)
    replacing.start()
  }
  const box = useCombobox<Option>({
    items: [...options],
    inputId: inputID,
    inputValue: text,
    selectedItem: null,
    itemToString: (option) => (option === null ? '' : view.text(option)),
    isItemDisabled: (option) => view.isDisabled?.(option) ?? false,
    onSelectedItemChange: ({ selectedItem }) => pick(selectedItem ?? undefined),
    stateReducer: (state, { type, changes }) =>
      // typing highlights the first row, even if the rows are not loaded yet
      type === stateChangeTypes.InputChange && props.highlightsFirst
        ? { ...changes, highlightedIndex: Math.max(0, firstEnabled(props)) }
        : type === stateChangeTypes.InputBlur || type === stateChangeTypes.InputKeyDownEscape
          ? { ...state, isOpen: false, highlightedIndex: -1 }
          : type === stateChangeTypes.InputClick && props.opensOnFocus
            ? { ...changes, isOpen: true }
            : changes,
  })
  const highlighted = () => {
    const option = options[box.highlightedIndex]
    return option && !view.isDisabled?.(option) ? option : undefined
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // during composition keys belong to the suggestions of the IME
    if (isComposing(event.nativeEvent)) return keepFromList(event)
    keepOwnKeys(event)
    if (event.key === 'Escape') replacing.start()
    if (props.onTake && text.trim() && isTaking(event, highlighted() !== undefined)) {
      event.preventDefault()
      keepFromList(event)
      props.onTake(highlighted())
      // the list must not cover what is below the field
      box.closeMenu()
    } else if (isPlainEnter(event) && box.isOpen && highlighted()) {
      // at once: downshift reports the choice later, and a quick next key would edit the old text
      keepFromList(event)
      pick(highlighted())
      box.closeMenu()
    } else {
      props.onKeyDown?.(event, highlighted())
      if (!isPlainEnter(event)) return
      // downshift would close the list, whose rows may still be loading
      keepFromList(event)
      props.onEnter?.()
    }
  }

  return (
    <Field
      id={inputID}
      label={props.label}
      note={props.note}
      aside={props.aside}
      hint={props.hint}
      error={props.error}
      maxLength={props.maxLength}
      keptLength={props.keptLength}
    >
      {(wiring) => (
        <div className="relative">
          <div
            className={`control flex flex-wrap items-center gap-2 px-[13px] py-1 ${props.isLarge ? 'min-h-14 rounded-[14px]' : 'min-h-11'}`}
          >
            {props.leading}
            <input
              {...box.getInputProps({
                ...wiring,
                ref: props.inputRef ?? null,
                onChange: ({ currentTarget, nativeEvent }) => {
                  replacing.stop()
                  onTextChange(
                    currentTarget.value,
                    !('isComposing' in nativeEvent && nativeEvent.isComposing),
                  )
                },
                onCompositionEnd: ({ currentTarget }) => onTextChange(currentTarget.value, true),
                onBlur: () => props.onBlur?.(),
                onFocus: () => {
                  replacing.start()
                  if (props.opensOnFocus) box.openMenu()
                },
                onMouseUp: replacing.goOn,
                onPaste: props.onPaste,
                onKeyDown: press,
              })}
              className={`bg-transparent py-1 ${props.growsWithText ? 'field-sizing-content min-w-8 max-w-full font-medium' : 'min-w-24 flex-1'}`}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              inputMode={props.inputMode}
              enterKeyHint={props.enterKeyHint}
              placeholder={props.placeholder}
            />
            {props.trailing}
          </div>
          <OptionList
            box={box}
            options={options}
            view={view}
            label={props.label}
            status={props.status}
            keysHint={props.keysHint}
            isLow={props.isLarge ?? false}
          />
        </div>
      )}
    </Field>
  )
}

/** Keeps the text of a field selected until the user types. */
function useReplacing(
  inputID: string,
  { selectsOnFocus, text }: Pick<ComboboxProps<unknown>, 'selectsOnFocus' | 'text'>,
) {
  const isOn = useRef(false)
  const goOn = useCallback(
    (event?: MouseEvent) => {
      const input = document.getElementById(inputID)
      const isFocused = input === document.activeElement && input instanceof HTMLInputElement
      if (!selectsOnFocus || !isOn.current || !isFocused) return
      // a click on the selection would remove it
      event?.preventDefault()
      input.select()
    },
    [inputID, selectsOnFocus],
  )
  useEffect(() => {
    // the text of a chosen or restored option is set after the choice
    if (text !== '') goOn()
  }, [text, goOn])
  return {
    goOn,
    start() {
      isOn.current = true
      goOn()
    },
    stop() {
      isOn.current = false
    },
  }
}

const firstEnabled = <Option,>({
  options,
  view,
}: Pick<ComboboxProps<Option>, 'options' | 'view'>) =>
  options.findIndex((option) => !view.isDisabled?.(option))

const isPlainEnter = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === 'Enter' && !ctrlKey && !metaKey

// Home and End move the caret, and Enter does not submit the form
function keepOwnKeys(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Home' || event.key === 'End') keepFromList(event)
  if (event.key !== 'Enter') return
  // with Ctrl or ⌘ it is a shortcut of the page
  if (event.ctrlKey || event.metaKey) keepFromList(event)
  else event.preventDefault()
}

/** Prevents downshift from handling a key. */
export const keepFromList = (event: KeyboardEvent) =>
  Reflect.set(event.nativeEvent, 'preventDownshiftDefault', true)

/** Whether a key ends an entry, and is not part of a shortcut. */
function isTaking(event: KeyboardEvent, hasRow: boolean): boolean {
  if (event.getModifierState('AltGraph')) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  // with a highlighted row Enter picks that
  if (event.key === 'Enter') return !hasRow
  return event.key === ',' || event.key === ';' || (event.key === 'Tab' && !event.shiftKey)
}
