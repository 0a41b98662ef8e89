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
  /** What stands in the field; the caller owns it. */
  text: string
  /** `isDone` is false while the end of the text is still being composed. */
  onTextChange(text: string, isDone: boolean): void
  onPick(option: Option): void
  onBlur?(): void
  /** Gets the option that is highlighted. */
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>, highlighted: Option | undefined): void
  /** Enter was pressed and there was no option to take. */
  onEnter?(): void
  onPaste?(event: ClipboardEvent<HTMLInputElement>): void
  /**
   * For a field that collects: comma, semicolon, Tab or Enter was pressed behind some text. Gets
   * the option that is highlighted.
   */
  onTake?(highlighted: Option | undefined): void
  /** Opens the list as soon as the field has the focus. */
  opensOnFocus?: boolean
  /** Highlights the first option while something is typed, so that Enter takes it. */
  highlightsFirst?: boolean
  /** Selects what was chosen as long as nothing is typed, so that typing replaces it. */
  selectsOnFocus?: boolean
  /** As high as the one field that matters most. */
  isLarge?: boolean
  /** As wide as its text, so that what trails follows the text. */
  growsWithText?: boolean
  /** What the on-screen keyboard is for, and what its Enter does. */
  inputMode?: 'text' | 'search'
  enterKeyHint?: 'next' | 'go' | 'done' | 'search'
  /** Before the text, inside the frame. */
  leading?: ReactNode
  /** After the text, inside the frame. */
  trailing?: ReactNode
  /** Under the options, or instead of them: "Searching…", "No match". Announced politely. */
  status?: string | undefined
  /** A key that is worth knowing, after the status; for the eye only. */
  keysHint?: string | undefined
  inputRef?: Ref<HTMLInputElement>
}

const { stateChangeTypes } = useCombobox

/**
 * A text field with suggestions, after the ARIA pattern. Esc closes the list and nothing else,
 * leaving the field picks nothing, Home and End move the caret, Enter never submits the form.
 */
export function Combobox<Option>(props: ComboboxProps<Option>) {
  const { options, view, text, onTextChange, onPick } = props
  const ownID = useId()
  const inputID = props.id ?? ownID
  const replacing = useReplacing(inputID, props)
  const pick = (option: Option | undefined) => {
    // a row may be highlighted before it is there, or where it cannot be taken
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
      // the first row is highlighted while one types, those that are still to come included
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
    // the keys of composing walk through its own suggestions
    if (isComposing(event.nativeEvent)) return keepFromList(event)
    keepOwnKeys(event)
    if (event.key === 'Escape') replacing.start()
    if (props.onTake && text.trim() && isTaking(event, highlighted() !== undefined)) {
      event.preventDefault()
      keepFromList(event)
      props.onTake(highlighted())
      // the text is taken; what lies below the field has to be in reach again
      box.closeMenu()
    } else if (isPlainEnter(event) && box.isOpen && highlighted()) {
      // at once: downshift reports it later, and a quick next key would go to the old text
      keepFromList(event)
      pick(highlighted())
      box.closeMenu()
    } else {
      props.onKeyDown?.(event, highlighted())
      if (!isPlainEnter(event)) return
      // downshift would close the list, whose rows may only be on their way
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

/** Keeps the whole text of a field selected until something is typed there. */
function useReplacing(
  inputID: string,
  { selectsOnFocus, text }: Pick<ComboboxProps<unknown>, 'selectsOnFocus' | 'text'>,
) {
  const isOn = useRef(false)
  const goOn = useCallback(
    (event?: MouseEvent) => {
      const input = document.getElementById(inputID)
      const isHere = input === document.activeElement && input instanceof HTMLInputElement
      if (!selectsOnFocus || !isOn.current || !isHere) return
      // a click on what is selected would take the selection back
      event?.preventDefault()
      input.select()
    },
    [inputID, selectsOnFocus],
  )
  useEffect(() => {
    // the text of a chosen or restored option comes after the choice
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

// the caret keeps Home and End, the form never goes off by an Enter that was meant for the list
function keepOwnKeys(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Home' || event.key === 'End') keepFromList(event)
  if (event.key !== 'Enter') return
  // with Ctrl or ⌘ it is meant for the whole page
  if (event.ctrlKey || event.metaKey) keepFromList(event)
  else event.preventDefault()
}

/** Keeps a key from downshift, which would act on it. */
export const keepFromList = (event: KeyboardEvent) =>
  Reflect.set(event.nativeEvent, 'preventDownshiftDefault', true)

/** Whether a key ends a word of a list, and is not part of a shortcut. */
function isTaking(event: KeyboardEvent, hasRow: boolean): boolean {
  if (event.getModifierState('AltGraph')) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  // with a highlighted row Enter is the list's own
  if (event.key === 'Enter') return !hasRow
  return event.key === ',' || event.key === ';' || (event.key === 'Tab' && !event.shiftKey)
}
