/** How long something took when it was done often, in milliseconds; reads as words. */
export function distribution(times: readonly number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  const [p50, p95, worst] = [at(0.5), at(0.95), sorted.at(-1) ?? Number.NaN]
  const said = [p50, p95, worst].map((time) => `${time.toFixed(1)} ms`)
  return {
    p50,
    p95,
    worst,
    toString: () => `${times.length} times, p50 ${said[0]}, p95 ${said[1]}, worst ${said[2]}`,
  }
}
