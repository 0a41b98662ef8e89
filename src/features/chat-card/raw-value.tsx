import { jsonText } from '#ui/json-text.ts'

/** Characters; what lies behind them is not shown. */
const mostShown = 20_000

/** A value as plain JSON, shown on demand. */
export function RawValue({ name, value }: { name: string; value: unknown }) {
  return (
    <details className="text-note">
      <summary className="w-fit font-label text-ink-2">{name}</summary>
      <pre className="mt-2 whitespace-pre-wrap rounded-inner bg-sunken p-3 font-mono text-tiny wrap-anywhere">
        {jsonText(value, mostShown)}
      </pre>
    </details>
  )
}
