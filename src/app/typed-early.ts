type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Draws the page over the one that stands in the HTML, and goes on with what was done there before
 * the script ran: what was typed is typed again, what was chosen or pressed is pressed again, focus
 * and caret stay. All of it is one task, so that no key falls in between; `draw` has drawn when it returns.
 */
export function drawOver(root: HTMLElement, draw: () => void): void {
  const { dataset } = document.documentElement
  // one that is hidden because another page will come was touched by nobody
  const early = dataset.begins === 'otherwise' ? undefined : earlyIn(root)
  dataset.begins = 'drawn'
  draw()
  if (!early) return
  const typed = early.typed.map(({ place, text }) => ({ field: at(root, place), text }))
  const pressed = early.pressed.map((place) => at(root, place))
  const focused = early.focused && at(root, early.focused)
  for (const { field, text } of typed) typeAgain(field, text)
  focused?.focus({ preventScroll: true })
  if (early.caret && isField(focused)) focused.setSelectionRange(...early.caret)
  for (const one of pressed) one?.click()
}

/** What somebody did before the script ran. */
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

/** The same element of the page that is drawn: both have the same ones in the same order. */
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

/** As keys would, so that whatever follows from typing follows: the list opens, an end is kept. */
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
