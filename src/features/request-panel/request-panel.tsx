import { type ComponentProps, memo, type ReactNode, useState } from 'react'
import { storedDisclosure } from '#beeper/stored.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { RequestDetails as Details } from './request-details.tsx'

const stored = storedDisclosure('developers')

const RequestDetails = lazyPart<ComponentProps<typeof Details>>(
  async () => (await import('./request-details.tsx')).RequestDetails,
)

interface RequestPanelProps extends ComponentProps<typeof Details> {
  /** Stands under the request once it is open. */
  children?: ReactNode
}

/** One line for developers, which opens to the exact request of the form and its last answer. */
export const RequestPanel = memo(function RequestPanel({ children, ...props }: RequestPanelProps) {
  const { request, sent } = props
  const [isOpen, setIsOpen] = useState(stored.read)
  const status = sent && (sent.answer.status ?? 'no answer')
  return (
    <section
      aria-label="For developers"
      className="overflow-hidden rounded-panel border border-line bg-surface"
    >
      <details
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
        {isOpen && <RequestDetails {...props} />}
      </details>
      {isOpen && children && <div className="border-line border-t p-3">{children}</div>}
    </section>
  )
})
