import { memo, useDeferredValue, useState } from 'react'
import { useBeeper } from '#beeper/connection-context.ts'
import type { OpenRequest } from '#beeper/dialect.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import { type Pin, pinEndpoint, pins, usePinnedEndpoint } from '#beeper/pinned-endpoint.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { Choice } from '#ui/form/choice.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Code } from './code.tsx'
import { readableAnswer } from './readable-json.ts'
import { type Language, useSample } from './use-sample.ts'

const languages = [
  { value: 'json', label: 'JSON' },
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
  { value: 'go', label: 'Go' },
] as const satisfies readonly { value: Language; label: string }[]

const notLoadedText = 'This sample could not be loaded. Is Overture still running?'

interface RequestDetailsProps {
  request: OpenRequest
  /** What was sent last, and what came back. */
  sent?: SentRequest | undefined
}

/** The exact request of the form in five languages, in step with it, and what the server answered. */
export const RequestDetails = memo(function RequestDetails({ request, sent }: RequestDetailsProps) {
  const [language, setLanguage] = useState<Language>('json')
  const { code, isLost } = useSample(language, request)
  // a frame later than the keystroke, which does not have to wait for it; what is copied is current
  const shown = useDeferredValue(code)
  const isSandbox = useBeeper().mount === '/sandbox'

  return (
    <div className="border-line border-t">
      <Tabs<Language>
        label="Language"
        tabs={languages}
        value={language}
        onChange={setLanguage}
        after={
          <span className="ms-auto">
            <CopyButton text={code} />
          </span>
        }
      >
        <Code code={shown ?? (isLost ? notLoadedText : '…')} />
        {isSandbox && language !== 'json' && (
          <p className="px-[18px] pb-3.5 text-ink-3 text-note">
            In the sandbox the token is “sandbox”: export BEEPER_ACCESS_TOKEN=sandbox
          </p>
        )}
      </Tabs>
      {sent && <LastAnswer sent={sent} request={request} />}
      <EndpointChoice />
    </div>
  )
})

interface LastAnswerProps {
  sent: SentRequest
  /** The form's request by now. */
  request: OpenRequest
}

/** The server's answer to the last request, with its status and time. */
function LastAnswer({ sent, request }: LastAnswerProps) {
  const { raw, status, milliseconds } = sent.answer
  const name = isSame(sent.request, request) ? 'Answer' : 'Last answer'
  const duration = Math.max(1, Math.round(milliseconds))
  const head = `${name} · ${status ?? 'none'} in ${duration} ms`
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

const pinTexts: Record<Pin, { label: string; meaning: string }> = {
  automatic: {
    label: 'Automatic',
    meaning: 'Overture takes the call that suits the version of Beeper.',
  },
  start: {
    label: '/v1/chats/start',
    meaning:
      'Pinned in this browser. People are looked up by /v1/chats/start, which Beeper has since 4.2.808; chats are still created by /v1/chats.',
  },
  union: {
    label: '/v1/chats',
    meaning:
      'Pinned in this browser. Everything goes to /v1/chats, with a mode in the body. Beeper 4.2.557 to 4.2.807 takes it so; newer ones may refuse to look people up there.',
  },
}

const options = pins.map((value) => ({ value, label: pinTexts[value].label }))

/** Lets a developer choose the call that opens chats, and explains the choice. */
function EndpointChoice() {
  const pin = usePinnedEndpoint()
  return (
    <details className="border-line border-t text-small">
      <summary className="px-4 py-2.5 font-label text-ink-2">
        Endpoint · {pinTexts[pin].label}
      </summary>
      <div className="grid gap-2 px-4 pb-3.5">
        <Choice
          legend="Endpoint"
          legendHidden
          size="small"
          name="endpoint"
          options={options}
          value={pin}
          onChange={({ target }) => {
            const chosen = pins.find((known) => known === target.value)
            if (chosen) pinEndpoint(chosen)
          }}
        />
        <p role="status" className="text-ink-2 text-note">
          {pinTexts[pin].meaning}
        </p>
      </div>
    </details>
  )
}
