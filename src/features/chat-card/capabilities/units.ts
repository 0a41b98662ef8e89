import { formatNumber } from '#ui/text/format.ts'

type Unit = 'year' | 'day' | 'hour' | 'minute' | 'second'

const seconds: readonly (readonly [Unit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]
const year = 365 * 86_400

const measure = (value: number, unit: Unit, unitDisplay: 'long' | 'short' | 'narrow') =>
  new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay }).format(value)

function parts(total: number): [number, Unit][] {
  // networks call 365 days "1 year", and never say "1 year 12 days"
  if (total > 0 && total % year === 0) return [[total / year, 'year']]
  const found: [number, Unit][] = []
  let rest = total
  for (const [unit, length] of seconds) {
    const value = unit === 'second' ? rest : Math.trunc(rest / length)
    rest -= value * length
    if (value !== 0) found.push([value, unit])
  }
  return found.length > 0 ? found : [[0, 'second']]
}

/** Seconds as text: 900 is "15 minutes", 216000 "2 days 12 hours". */
export const duration = (total: number) =>
  parts(total)
    .map(([value, unit]) => measure(value, unit, 'long'))
    .join(' ')

/** Seconds as short text: "15 min", "2 days", "2d 12h". */
export function shortDuration(total: number) {
  const found = parts(total)
  const display = found.length > 1 ? 'narrow' : 'short'
  return found.map(([value, unit]) => measure(value, unit, display)).join(' ')
}

const ownUnit = (total: number) => seconds.find(([, length]) => total % length === 0)

// more than these are shown as a range
const maxListed = 4

/** The available timers, in milliseconds: "1, 7, 90 days", "1 hour, 1 day" or "1 day to 1 year". */
export function timers(milliseconds: readonly number[]) {
  const all = milliseconds.map((value) => value / 1000)
  if (new Set(all).size > maxListed) {
    const sorted = all.toSorted((a, b) => a - b)
    return `${duration(sorted[0] ?? 0)} to ${duration(sorted.at(-1) ?? 0)}`
  }
  const [unit, length] = ownUnit(all[0] ?? 0) ?? []
  const last = all.at(-1)
  if (!unit || !length || last === undefined || !all.every((one) => ownUnit(one)?.[0] === unit)) {
    return all.map(duration).join(', ')
  }
  const counts = all.slice(0, -1).map((one) => formatNumber(one / length))
  return [...counts, measure(last / length, unit, 'long')].join(', ')
}

const steps = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * Bytes in the units that networks use: most count in steps of 1024 and call 2097152000 "2 GB". A
 * size that is round in steps of 1000 is shown so: 8000000 is "8 MB".
 */
export function bytes(size: number) {
  const decimal = inSteps(size, 1000)
  const isRound = Number.isInteger(Math.round(decimal.value * 1e6) / 1e5)
  const { value, step } = isRound ? decimal : inSteps(size, 1024)
  return `${formatNumber(Number(value.toFixed(1)))} ${steps[step]}`
}

function inSteps(size: number, length: number) {
  let [value, step] = [size, 0]
  // 1023.96 would be displayed as 1,024
  while (Math.abs(value) >= length - 0.05 && step < steps.length - 1) {
    value /= length
    step++
  }
  return { value, step }
}
