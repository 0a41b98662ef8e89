const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/**
 * "3 days ago", from a timestamp or milliseconds since 1970; `undefined` if it is missing or
 * invalid.
 */
export function ago(stamp: string | number | undefined, now = new Date()): string | undefined {
  const then = typeof stamp === 'number' ? stamp : Date.parse(stamp ?? '')
  if (Number.isNaN(then)) return undefined
  const passed = (then - now.getTime()) / 1000
  const [unit, length] = units.find(([, size]) => Math.abs(passed) >= size) ?? []
  return unit && length ? relative.format(Math.trunc(passed / length), unit) : 'just now'
}

/**
 * A timestamp in the browser's locale and time zone, with the name of the zone; an invalid one is
 * returned as it is.
 */
export function moment(stamp: string, locale?: string, timeZone?: string): string {
  const then = Date.parse(stamp)
  if (Number.isNaN(then)) return stamp
  const isOwn = locale === undefined && timeZone === undefined
  ownMoments ??= momentsIn()
  return (isOwn ? ownMoments : momentsIn(locale, timeZone)).format(then)
}

// kept: creating one takes about a millisecond, for which a card would wait
let ownMoments: Intl.DateTimeFormat | undefined

function momentsIn(locale?: string, timeZone?: string) {
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone } as const
  return new Intl.DateTimeFormat(locale, { ...day, ...clock })
}

const number = new Intl.NumberFormat('en')

/** A number with thousands separators, such as `65,536`. */
export const formatNumber = (value: number): string => number.format(value)

/** A number with its noun, such as `1 chat` or `1,200 chats`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`
