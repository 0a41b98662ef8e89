import { useEffect, useSyncExternalStore } from 'react'
import { requestKeys } from './request-keys.ts'

/** What lights a key up: the focus, or the pointer, on its line or on its field. */
type Cause = 'focus' | 'pointer'

let lit: Partial<Record<Cause, string>> = {}
const listeners = new Set<() => void>()

/** The key that is looked at; the pointer wins over the focus. */
const litKey = () => lit.pointer ?? lit.focus

/** Says which key is looked at, by its line in the request or by its field in the form. */
export function lightKey(cause: Cause, key: string | undefined) {
  if (lit[cause] === key) return
  lit = { ...lit, [cause]: key }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The key that is looked at, or whose field is. */
export const useLitKey = (): string | undefined => useSyncExternalStore(subscribe, litKey)

/** What is drawn around a field: its frame, its group, else itself. */
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
    // several keys share the field that takes anything; it stands for the person as a whole
    const isOwn = field && (field.id !== 'who' || key === 'user')
    return isOwn && frameOf(field).contains(target)
  })
}

/** Moves the focus to the field of a key, where it is on the page. */
export function focusField(key: string) {
  const field = fieldOf(key)
  if (field instanceof HTMLElement) field.focus()
}

/**
 * While it is used, a field of the form lights up its key, and a key the frame of its field: by an
 * attribute, so that the form is not drawn again.
 */
export function useFormLights() {
  useEffect(() => {
    let framed: Element | undefined
    const frame = () => {
      framed?.removeAttribute('data-lit')
      const key = litKey()
      const field = key === undefined ? undefined : fieldOf(key)
      framed = field && frameOf(field)
      framed?.setAttribute('data-lit', '')
    }
    const focused = ({ target }: Event) => lightKey('focus', keyOf(target))
    const pointed = ({ target }: Event) => lightKey('pointer', keyOf(target))
    const form = document.querySelector('form#compose')
    const left = () => lightKey('pointer', undefined)
    const unsubscribe = subscribe(frame)
    form?.addEventListener('focusin', focused)
    form?.addEventListener('pointerover', pointed)
    form?.addEventListener('pointerleave', left)
    lightKey('focus', keyOf(document.activeElement))
    return () => {
      unsubscribe()
      form?.removeEventListener('focusin', focused)
      form?.removeEventListener('pointerover', pointed)
      form?.removeEventListener('pointerleave', left)
      framed?.removeAttribute('data-lit')
      lit = {}
    }
  }, [])
}
