import { useEffect, useSyncExternalStore } from 'react'
import { requestKeys } from './request-keys.ts'

/** A key is highlighted by focus or pointer on its line or field. */
type Cause = 'focus' | 'pointer'

let highlighted: Partial<Record<Cause, string>> = {}
const listeners = new Set<() => void>()

/** The highlighted key; the pointer takes precedence over the focus. */
const highlightedKey = () => highlighted.pointer ?? highlighted.focus

/** Sets the key that is highlighted by the focus or the pointer. */
export function highlightKey(cause: Cause, key: string | undefined) {
  if (highlighted[cause] === key) return
  highlighted = { ...highlighted, [cause]: key }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useHighlightedKey = (): string | undefined =>
  useSyncExternalStore(subscribe, highlightedKey)

/** The element to outline for a field: its frame, its group, else itself. */
const frameOf = (field: Element) => field.closest('.control') ?? field.closest('fieldset') ?? field

function fieldOf(key: string): Element | undefined {
  if (key === 'mode') return document.querySelector('form#compose [name="mode"]') ?? undefined
  for (const id of requestKeys[key]?.fields ?? []) {
    const field = document.getElementById(id)
    if (field) return field
  }
}

function keyOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || !target.closest('form#compose')) return undefined
  return Object.keys(requestKeys).find((key) => {
    const field = fieldOf(key)
    // several keys share the recipient field, which highlights `user`
    const isOwn = field && (field.id !== 'who' || key === 'user')
    return isOwn && frameOf(field).contains(target)
  })
}

/** Focuses the field of a key, if it is on the page. */
export function focusField(key: string) {
  const field = fieldOf(key)
  if (field instanceof HTMLElement) field.focus()
}

/**
 * Highlights the key of a field of the form, and the frame of a key's field: by an attribute, so
 * that the form does not render.
 */
export function useFormHighlights() {
  useEffect(() => {
    let framed: Element | undefined
    const frame = () => {
      framed?.removeAttribute('data-lit')
      const key = highlightedKey()
      const field = key === undefined ? undefined : fieldOf(key)
      framed = field && frameOf(field)
      framed?.setAttribute('data-lit', '')
    }
    const focused = ({ target }: Event) => highlightKey('focus', keyOf(target))
    const pointed = ({ target }: Event) => highlightKey('pointer', keyOf(target))
    const form = document.querySelector('form#compose')
    const left = () => highlightKey('pointer', undefined)
    const unsubscribe = subscribe(frame)
    form?.addEventListener('focusin', focused)
    form?.addEventListener('pointerover', pointed)
    form?.addEventListener('pointerleave', left)
    highlightKey('focus', keyOf(document.activeElement))
    return () => {
      unsubscribe()
      form?.removeEventListener('focusin', focused)
      form?.removeEventListener('pointerover', pointed)
      form?.removeEventListener('pointerleave', left)
      framed?.removeAttribute('data-lit')
      highlighted = {}
    }
  }, [])
}
