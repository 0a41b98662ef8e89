import type { OpenRequest } from '#beeper/dialect.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import { Code } from './code.tsx'
import { readableAnswer } from './readable-json.ts'
import { words } from './words.ts'

interface LastAnswerProps {
  sent: SentRequest
  /** What stands in the form by now. */
  request: OpenRequest
}

/** What the server answered when something was sent last, with its status and time. */
export function LastAnswer({ sent, request }: LastAnswerProps) {
  const { raw, status, milliseconds } = sent.answer
  const name = isSame(sent.request, request) ? words.answer : words.lastAnswer
  const head = `${name} · ${words.answered(status, milliseconds)}`
  if (status === undefined) {
    return (
      <p className="border-line border-t px-4 py-2.5 font-label text-ink-2 text-small">{head}</p>
    )
  }
  return (
    <details className="border-line border-t text-small">
      <summary className="px-4 py-2.5 font-label text-ink-2">{head}</summary>
      <Code code={readableAnswer(raw)} />
    </details>
  )
}

const isSame = (one: OpenRequest, other: OpenRequest) =>
  one.call.path === other.call.path && JSON.stringify(one.body) === JSON.stringify(other.body)
