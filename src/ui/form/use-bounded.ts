import { type RefObject, useEffect, useRef, useState } from 'react'
import { formatNumber } from '../text/format.ts'
import { affordable, bounded, layoutCost } from '../text/text-limits.ts'

interface Cut {
  field: TextField
  /** How long the text would be. */
  length: number
  /** What is there instead; the message holds for as long as it is. */
  left: string
}

interface Bounded<Frame> {
  /** Of something around the text field. */
  frame: RefObject<Frame | null>
  /** What was left out; absent while everything that was entered is there. */
  cut: string | undefined
}

/**
 * Keeps the text field in a frame to `maxLength` characters, however they come: typed, pasted, dropped
 * or dictated. Of more than that the first `keptLength` are taken, before the browser lays out the rest:
 * a megabyte would freeze the page. Several lines hold fewer of what takes longer to lay out.
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
    const settle = () => setCut((last) => (last && isThere(last) ? last : undefined))
    around?.addEventListener('beforeinput', bound)
    around?.addEventListener('input', settle)
    return () => {
      around?.removeEventListener('beforeinput', bound)
      around?.removeEventListener('input', settle)
    }
  }, [maxLength, keptLength])

  // without dependencies, because the owner of the text may change it without any input
  useEffect(() => {
    if (cut && !isThere(cut)) setCut(undefined)
  })

  return { frame, cut: cut && cutText(cut.length, cut.left.length) }
}

const isThere = ({ field, left }: Cut) => field.value === left

type TextField = HTMLInputElement | HTMLTextAreaElement

const isText = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const selectionOf = ({ selectionStart, selectionEnd, value }: TextField) =>
  [selectionStart ?? value.length, selectionEnd ?? value.length] as const

const oneLine = {
  sizeOf: ({ length }: string) => length,
  fitting: (text: string, room: number) =>
    // as when it is pasted; set by a script, lines would lose what parts them
    text.length <= room ? text : bounded(text, room).replace(/\r\n?|\n/g, ' '),
}
const severalLines = { sizeOf: layoutCost, fitting: affordable }

const cutText = (length: number, kept: number) =>
  `That was ${formatNumber(length)} characters; only the first ${formatNumber(kept)} were taken.`
