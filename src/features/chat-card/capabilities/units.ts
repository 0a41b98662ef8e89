type Unit = 'day' | 'hour' | 'minute' | 'second'

const seconds: readonly (readonly [Unit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

const measure = (value: number, unit: Unit, unitDisplay: 'long' | 'short' | 'narrow') =>
  new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay }).format(value)

function parts(total: number) {
  const found: [number, Unit][] = []
  let rest = total
  for (const [unit, length] of seconds) {
    const value = unit === 'second' ? rest : Math.trunc(rest / length)
    rest -= value * length
    if (value !== 0) found.push([value, unit])
  }
  return found.length > 0 ? found : [[0, 'second'] satisfies [number, Unit]]
}

/** Seconds as words: 900 is "15 minutes", 216000 "2 days 12 hours". */
export const duration = (total: number) =>
  parts(total)
    .map(([value, unit]) => measure(value, unit, 'long'))
    .join(' ')

/** Seconds for a narrow place: "15 min", "2 days", "2d 12h". */
export function shortDuration(total: number) {
  const found = parts(total)
  const display = found.length > 1 ? 'narrow' : 'short'
  return found.map(([value, unit]) => measure(value, unit, display)).join(' ')
}

const ownUnit = (total: number) => seconds.find(([, length]) => total % length === 0)

/** A choice of timers in milliseconds: "1, 7, 90 days", or each with its own unit. */
export function timers(milliseconds: readonly number[]) {
  const all = milliseconds.map((value) => value / 1000)
  const [unit, length] = ownUnit(all[0] ?? 0) ?? []
  const last = all.at(-1)
  if (!unit || !length || last === undefined || !all.every((one) => ownUnit(one)?.[0] === unit)) {
    return all.map(duration).join(', ')
  }
  const counts = all.slice(0, -1).map((one) => count(one / length))
  return [...counts, measure(last / length, unit, 'long')].join(', ')
}

/** A number as English writes it: 65,536. */
export const count = (value: number) => value.toLocaleString('en')

const steps = ['kB', 'MB', 'GB', 'TB'] as const

/** Bytes in steps of 1000, as file sizes are sold: 2097152000 is "2.1 GB". */
export function bytes(size: number) {
  if (Math.abs(size) < 1000) return `${count(size)} B`
  const step = Math.min(Math.floor(Math.log10(Math.abs(size)) / 3), steps.length)
  return `${Number((size / 1000 ** step).toFixed(1)).toLocaleString('en')} ${steps[step - 1]}`
}
