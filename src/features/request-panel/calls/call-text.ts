import type { LoggedCall } from '#beeper/http/call-log.ts'

/** The path of a call with its parameters and its query, as it went over the wire. */
export function pathOf({ call, parts }: Pick<LoggedCall, 'call' | 'parts'>): string {
  const { params = {}, query = {} } = parts
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  // a list repeats its name, as the official SDK has it
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      one === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`],
    ),
  )
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** How a call ended: its status, or why there is none. */
export function outcomeText({ outcome }: Pick<LoggedCall, 'outcome'>): string {
  if (!outcome) return 'under way'
  const { status, isStopped, milliseconds } = outcome
  const end = status ?? (isStopped ? 'given up' : 'no answer')
  return `${end} · ${Math.max(1, Math.round(milliseconds))} ms`
}
