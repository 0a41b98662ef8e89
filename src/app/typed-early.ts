type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Renders the page over the prerendered HTML, and replays what the user did before the script ran:
 * typed text, choices and presses, focus and caret. All in one task, so that no key is lost;
 * `render` must be synchronous.
 */
export function renderOver(root: HTMLElement, render: () => void): void {
  const { dataset } = document.documentElement
  // a prerendered page that is hidden, because it will differ, was not used
  const early = dataset.begins === 'otherwise' ? undefined : earlyIn(root)
  dataset.begins = 'drawn'
  render()
  if (!early) return
  const typed = early.typed.map(({ place, text }) => ({ field: at(root, place), text }))
  const pressed = early.pressed.map((place) => at(root, place))
  const focused = early.focused && at(root, early.focused)
  for (const { field, text } of typed) typeAgain(field, text)
  focused?.focus({ preventScroll: true })
  if (early.caret && isField(focused)) focused.setSelectionRange(...early.caret)
  for (const one of pressed) one?.click()
}

/** What the user did before the script ran. */
function earlyIn(root: HTMLElement) {
  const fields = [...root.querySelectorAll<Field>('input, textarea')]
  const focused = document.activeElement
  return {
    typed: fields
      .filter(({ value, defaultValue }) => value !== defaultValue)
      .map((field) => ({ place: placeOf(root, field), text: field.value })),
    pressed: [...root.querySelectorAll('[data-pressed], input')]
      .filter((one) => !(one instanceof HTMLInputElement) || (one.checked && !one.defaultChecked))
      .map((one) => placeOf(root, one)),
    focused: focused && root.contains(focused) ? placeOf(root, focused) : undefined,
    caret: isField(focused) ? caretIn(focused) : undefined,
  }
}

/** Locates an element in both pages, which have the same elements in the same order. */
interface Place {
  tag: string
  index: number
}

const placeOf = (root: HTMLElement, element: Element): Place => ({
  tag: element.tagName,
  index: [...root.querySelectorAll(element.tagName)].indexOf(element),
})

const at = (root: HTMLElement, { tag, index }: Place) =>
  root.querySelectorAll<HTMLElement>(tag)[index]

/** Types like a user, so that input handlers run and the caret is at the end. */
function typeAgain(field: HTMLElement | undefined, text: string) {
  if (!isField(field)) return
  field.focus({ preventScroll: true })
  field.setRangeText(text, 0, field.value.length, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const isField = (element: Element | null | undefined): element is Field =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type === 'text')

const caretIn = ({ selectionStart, selectionEnd, selectionDirection }: Field) =>
  [selectionStart, selectionEnd, selectionDirection ?? 'none'] as const
