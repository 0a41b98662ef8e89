const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** An ISO moment as "3 days ago"; less than a minute is "just now", an unreadable one stays as it is. */
export function agoInWords(moment: string, now = Date.now()): string {
  const passed = Date.parse(moment) - now
  if (Number.isNaN(passed)) return moment
  for (const [unit, length] of units) {
    if (Math.abs(passed) >= length) return words.format(Math.round(passed / length), unit)
  }
  return 'just now'
}
