import { words } from './words.ts'

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "3 days ago"; nothing where the time stamp is missing or can't be read. */
export function ago(stamp: string | undefined, now: Date): string | undefined {
  const then = Date.parse(stamp ?? '')
  if (Number.isNaN(then)) return undefined
  const passed = (then - now.getTime()) / 1000
  const [unit, length] = units.find(([, size]) => Math.abs(passed) >= size) ?? []
  return unit && length ? relative.format(Math.trunc(passed / length), unit) : words.justNow
}

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** A time stamp on the reader's own clock; shown as it came where it can't be read. */
export function moment(stamp: string): string {
  const then = Date.parse(stamp)
  return Number.isNaN(then) ? stamp : exact.format(then)
}
