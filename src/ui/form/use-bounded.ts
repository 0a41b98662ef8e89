import { type RefObject, useEffect, useRef, useState } from 'react'
import { formatNumber } from '../text/format.ts'
import { affordable, bounded, layoutCost } from '../text/text-limits.ts'

interface Cut {
  field: TextField
  /** The length of the complete text. */
  length: number
  /** The truncated text; the message is shown until the field has another one. */
  left: string
}

interface Bounded<Frame> {
  /** A ref for an element around the text field. */
  frame: RefObject<Frame | null>
  /** The message about a truncated text; `undefined` otherwise. */
  cut: string | undefined
}

/**
 * Limits the text field in a frame to `maxLength` characters, whether typed, pasted, dropped or
 * dictated. Longer input is truncated to `keptLength` before the browser lays it out, because a
 * megabyte would freeze the page. In a textarea characters count by their layout cost.
 */
export function useBounded<Frame extends HTMLElement>(
  maxLength: number,
  keptLength = maxLength,
): Bounded<Frame> {
  const frame = useRef<Frame>(null)
  const [cut, setCut] = useState<Cut>()

  useEffect(() => {
    const around = frame.current
    const bound = (event: InputEvent) => {
      const { target: field, data, cancelable } = event
      if (!isText(field) || data === null || !cancelable) return
      const [start, end] = selectionOf(field)
      const others = field.value.slice(0, start) + field.value.slice(end)
      const { fitting, sizeOf } = field instanceof HTMLInputElement ? oneLine : severalLines
      const size = sizeOf(others)
      if (fitting(data, maxLength - size) === data) return
      event.preventDefault()
      field.setRangeText(fitting(data, keptLength - size), start, end, 'end')
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      setCut({ field, length: others.length + data.length, left: field.value })
    }
    const update = () => setCut((last) => (last && isCurrent(last) ? last : undefined))
    around?.addEventListener('beforeinput', bound)
    around?.addEventListener('input', update)
    return () => {
      around?.removeEventListener('beforeinput', bound)
      around?.removeEventListener('input', update)
    }
  }, [maxLength, keptLength])

  // without dependencies, because the controlled text may change without an input event
  useEffect(() => {
    if (cut && !isCurrent(cut)) setCut(undefined)
  })

  return { frame, cut: cut && cutText(cut.length, cut.left.length) }
}

const isCurrent = ({ field, left }: Cut) => field.value === left

type TextField = HTMLInputElement | HTMLTextAreaElement

const isText = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const selectionOf = ({ selectionStart, selectionEnd, value }: TextField) =>
  [selectionStart ?? value.length, selectionEnd ?? value.length] as const

const oneLine = {
  sizeOf: ({ length }: string) => length,
  fitting: (text: string, space: number) =>
    // like a paste; a value set by script would lose its line breaks without spaces
    text.length <= space ? text : bounded(text, space).replace(/\r\n?|\n/g, ' '),
}
const severalLines = { sizeOf: layoutCost, fitting: affordable }

const cutText = (length: number, kept: number) =>
  `That was ${formatNumber(length)} characters; only the first ${formatNumber(kept)} were taken.`
