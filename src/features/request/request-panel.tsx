import { memo, useDeferredValue, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { OpenRequest } from '#beeper/dialect.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import { Tabs } from '#ui/tabs.tsx'
import { Code } from './code.tsx'
import { CopyButton } from './copy-button.tsx'
import { EndpointChoice } from './endpoint-choice.tsx'
import { LastAnswer } from './last-answer.tsx'
import { useSample } from './use-sample.ts'
import { type Language, languages, words } from './words.ts'

interface RequestPanelProps {
  request: OpenRequest
  /** What was sent last, and what came back. */
  sent?: SentRequest | undefined
}

/** The exact request of the form in five languages, in step with it, and what the server answered. */
export const RequestPanel = memo(function RequestPanel({ request, sent }: RequestPanelProps) {
  const [language, setLanguage] = useState<Language>('json')
  const { code, isLost } = useSample(language, request)
  // a frame later than the keystroke, which does not have to wait for it; what is copied is current
  const shown = useDeferredValue(code)
  const isSandbox = useBeeper().mount === '/sandbox'

  return (
    <section
      aria-label={words.region}
      className="overflow-hidden rounded-panel border border-line bg-surface"
    >
      <Tabs<Language>
        label={words.languages}
        tabs={languages}
        value={language}
        onChange={setLanguage}
        before={
          <b className="me-auto px-1 font-mono text-note">
            {request.call.method} {request.call.path}
          </b>
        }
        after={<CopyButton text={code} />}
      >
        <Code code={shown ?? (isLost ? words.notLoaded : words.loading)} />
        {isSandbox && language !== 'json' && (
          <p className="px-[18px] pb-3.5 text-ink-3 text-note">{words.sandboxToken}</p>
        )}
      </Tabs>
      {sent && <LastAnswer sent={sent} request={request} />}
      <EndpointChoice />
    </section>
  )
})
