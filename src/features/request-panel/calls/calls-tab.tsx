import { memo, useState, useSyncExternalStore } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { callLog, type LoggedCall } from '#beeper/http/call-log.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { useAfterPaint } from '#ui/rendering/use-after-paint.ts'
import { formatNumber } from '#ui/text/format.ts'
import { Answer, documentedFor } from '../answer/answer-tab.tsx'
import { Code } from '../code.tsx'
import { readableJSON } from '../readable-json.ts'
import { curlCommand } from '../samples/curl.ts'
import { useBaseURL } from '../use-sample.ts'

/** All requests of this page, the newest first. */
export function CallsTab() {
  const calls = useAfterPaint(useSyncExternalStore(callLog.subscribe, callLog.read))
  const { mount } = useBeeper()
  const baseURL = useBaseURL()
  const forgotten = (calls[0]?.number ?? 1) - 1
  return (
    <>
      <p className="px-[18px] pt-3 pb-2 text-ink-2 text-note">
        {calls.length === 0
          ? 'This page has made no request yet.'
          : `${formatNumber(calls.length)} requests of this page, the newest first${forgotten > 0 ? `; ${formatNumber(forgotten)} before them are forgotten` : ''}. Sign-in and live updates are not among them.`}
      </p>
      <ol
        reversed
        aria-label="All calls"
        className="max-h-[60vh] overflow-y-auto border-line border-t"
      >
        {calls.toReversed().map((logged) => (
          <Call
            key={logged.number}
            logged={logged}
            baseURL={logged.mount === mount ? baseURL : location.origin + logged.mount}
          />
        ))}
      </ol>
    </>
  )
}

interface CallProps {
  logged: LoggedCall
  /** The base URL of its server. */
  baseURL: string
}

const Call = memo(function Call({ logged, baseURL }: CallProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { call, outcome } = logged
  const isBad = outcome && !(outcome.status !== undefined && outcome.status < 400)
  return (
    <li className="border-line border-b last:border-b-0">
      <details onToggle={({ newState }) => setIsOpen(newState === 'open')}>
        <summary className="flex list-none flex-wrap items-baseline gap-x-2.5 px-[18px] py-1.5 text-note hover:bg-sunken [&::-webkit-details-marker]:hidden">
          <b className="w-12 flex-none font-mono">{call.method}</b>
          <span dir="ltr" className="min-w-0 flex-1 break-all font-mono">
            {pathOf(logged)}
          </span>
          <span
            className={`flex-none tabular-nums ${isBad ? 'font-label text-bad' : 'text-ink-3'}`}
          >
            {outcomeText(logged)}
          </span>
        </summary>
        {isOpen && <CallBodies logged={logged} baseURL={baseURL} />}
      </details>
    </li>
  )
})

/** The request and response bodies, and the request as a curl command. */
function CallBodies({ logged, baseURL }: CallProps) {
  const { call, parts, outcome } = logged
  const body = call.body === undefined ? undefined : (parts.body ?? {})
  const curl = curlCommand({ method: call.method, address: baseURL + pathOf(logged), body })
  return (
    <div className="border-line border-t bg-paper">
      <p className="flex flex-wrap items-center justify-end gap-2 px-3 pt-1.5">
        <CopyButton text={curl} label="Copy as curl" />
      </p>
      {body !== undefined && (
        <>
          <p className="px-[18px] font-label text-ink-2 text-note">Request</p>
          <Code code={readableJSON(body)} />
        </>
      )}
      <p className="px-[18px] font-label text-ink-2 text-note">Answer</p>
      {outcome?.leftOut !== undefined ? (
        <p className="px-[18px] py-2 text-ink-2 text-note">
          An answer of {formatNumber(outcome.leftOut)} characters, which is not kept.
        </p>
      ) : outcome?.status === undefined ? (
        <p className="px-[18px] py-2 text-ink-2 text-note">
          {outcome ? 'No answer came.' : 'No answer has come yet.'}
        </p>
      ) : (
        <Answer raw={outcome.raw} documented={documentedFor(call, outcome.status)} />
      )}
    </div>
  )
}

/** The path of a call with its parameters and query, as sent. */
export function pathOf({ call, parts }: Pick<LoggedCall, 'call' | 'parts'>): string {
  const { params = {}, query = {} } = parts
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  // a list repeats its name, as the official SDK encodes it
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      one === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`],
    ),
  )
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** The result of a call: its status, or why there is none. */
export function outcomeText({ outcome }: Pick<LoggedCall, 'outcome'>): string {
  if (!outcome) return 'under way'
  const { status, isStopped, milliseconds } = outcome
  const end = status ?? (isStopped ? 'given up' : 'no answer')
  return `${end} · ${Math.max(1, Math.round(milliseconds))} ms`
}
