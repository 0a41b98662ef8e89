import { useState } from 'react'
import type { SentRequest } from '#beeper/open-chat.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import { type Endpoint, FailureBody } from '#contract/endpoint.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { Code } from '../code.tsx'
import { readableAnswer } from '../readable-json.ts'
import { AnswerTree } from './answer-tree.tsx'
import type { Documented } from './documented.ts'

interface AnswerTabProps {
  /** The last request with its response. */
  sent: SentRequest | undefined
  /** The current request of the form. */
  request: OpenRequest
}

/** The server's answer to the last request, with its status and time. */
export function AnswerTab({ sent, request }: AnswerTabProps) {
  if (!sent) {
    return (
      <p className="px-[18px] py-4 text-ink-2 text-small">
        Nothing was sent yet. The server’s answer to the request is shown here.
      </p>
    )
  }
  const { raw, status, milliseconds } = sent.answer
  const name = isSame(sent.request, request) ? 'Answer' : 'Last answer'
  return (
    <>
      <p className="px-[18px] pt-3 font-label text-ink-2 text-small">
        {name} · {status ?? 'none'} in {Math.max(1, Math.round(milliseconds))} ms
      </p>
      {status === undefined ? (
        <p className="px-[18px] pt-1 pb-4 text-ink-2 text-small">
          No answer came, so the outcome of the request is not known here.
        </p>
      ) : (
        <Answer raw={raw} documented={documentedFor(sent.request.call, status)} />
      )}
    </>
  )
}

/** The contract's schema for a response; that of a failure is the same for all endpoints. */
export const documentedFor = (call: Endpoint, status: number): Documented =>
  status >= 400 ? [FailureBody] : [call.answer]

/** An answer as a tree, and as text on demand. */
export function Answer({ raw, documented }: { raw: unknown; documented: Documented }) {
  const [isText, setIsText] = useState(false)
  const text = isText ? readableAnswer(raw) : undefined
  return (
    <>
      <AnswerTree value={raw} documented={documented} />
      <details
        onToggle={({ newState }) => setIsText(newState === 'open')}
        className="border-line border-t text-small"
      >
        <summary className="px-[18px] py-2.5 font-label text-ink-2">As text</summary>
        {text !== undefined && (
          <>
            <Code code={text} />
            <p className="flex items-center gap-2 px-[18px] pb-3">
              <CopyButton text={text} />
            </p>
          </>
        )}
      </details>
    </>
  )
}

const isSame = (one: OpenRequest, other: OpenRequest) =>
  one.call.path === other.call.path && JSON.stringify(one.body) === JSON.stringify(other.body)
