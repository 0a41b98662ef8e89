import { memo, type ReactNode, useState } from 'react'
import type { SentRequest } from '#beeper/open-chat.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import { storedDisclosure } from '#beeper/stored.ts'

const stored = storedDisclosure('developers')

interface RequestPanelProps {
  request: OpenRequest
  /** The last request with its response. */
  sent: SentRequest | undefined
  /** The content, rendered and loaded when the panel is opened. */
  details: ReactNode
  /** Shown below the details. */
  children?: ReactNode
}

/** A line for developers that expands to the request of the form and its last answer. */
export const RequestPanel = memo(function RequestPanel({
  request,
  sent,
  details,
  children,
}: RequestPanelProps) {
  const [isOpen, setIsOpen] = useState(stored.read)
  const status = sent && (sent.answer.status ?? 'no answer')
  return (
    <section
      aria-label="For developers"
      className="overflow-hidden rounded-panel border border-line bg-surface"
    >
      <details
        data-developers
        open={isOpen}
        onToggle={({ newState }) => {
          setIsOpen(newState === 'open')
          stored.write(newState === 'open')
        }}
        className="group"
      >
        <summary className="flex min-h-11 flex-wrap items-center gap-x-2.5 px-4 text-small">
          <b className="font-mono text-note">
            {request.call.method} {request.call.path}
          </b>
          {sent && (
            <span className="text-ink-3 text-note tabular-nums">
              {status} · {Math.max(1, Math.round(sent.answer.milliseconds))} ms
            </span>
          )}
          <span className="ms-auto font-label text-ink-2 after:ms-2 after:inline-block after:content-['▾'] group-open:after:rotate-180">
            For developers
          </span>
        </summary>
        {isOpen && details}
      </details>
      {isOpen && children && <div className="border-line border-t p-3">{children}</div>}
    </section>
  )
})
