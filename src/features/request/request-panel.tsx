import { useState } from 'react'
import type { Endpoint } from '#contract/endpoint.ts'
import { Button } from '#ui/button.tsx'
import { JsonText } from './json-text.tsx'
import { words } from './words.ts'

interface RequestPanelProps {
  request: { call: Endpoint; body: unknown }
  /** What came back, once it was sent. */
  exchange?: { raw: unknown; status: number; milliseconds: number } | undefined
}

/** The exact request of the form, in step with it, and what the server answered. */
export function RequestPanel({ request: { call, body }, exchange }: RequestPanelProps) {
  return (
    <section
      aria-label={words.region}
      className="overflow-hidden rounded-panel border border-line bg-surface"
    >
      <div className="flex items-center gap-2 border-line border-b px-2.5 py-2">
        <b className="me-auto px-1 font-mono text-note">
          {call.method} {call.path}
        </b>
        <CopyButton text={() => JSON.stringify(body, null, 2)} />
      </div>
      <Code value={body} />
      {exchange && (
        <details className="border-line border-t text-small">
          <summary className="px-4 py-2.5 font-label text-ink-2">
            {words.answer} · {words.answered(exchange.status, exchange.milliseconds)}
          </summary>
          <Code value={exchange.raw} />
        </details>
      )}
    </section>
  )
}

function Code({ value }: { value: unknown }) {
  return (
    <pre className="whitespace-pre-wrap break-words px-[18px] py-3.5 font-mono text-note leading-[1.6]">
      <JsonText value={value} />
    </pre>
  )
}

function CopyButton({ text }: { text: () => string }) {
  const [said, setSaid] = useState<string>()
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setSaid(words.copied),
      () => setSaid(words.notCopied),
    )
  return (
    <>
      <span role="status" className="text-ink-3 text-note">
        {said}
      </span>
      <Button variant="ghost" onClick={copy}>
        {words.copy}
      </Button>
    </>
  )
}
