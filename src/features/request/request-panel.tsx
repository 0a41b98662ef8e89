import { memo, useDeferredValue, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { OpenRequest } from '#beeper/dialect.ts'
import { Tabs } from '#ui/tabs.tsx'
import { CodeText } from './code-text.tsx'
import { CopyButton } from './copy-button.tsx'
import { EndpointChoice } from './endpoint-choice.tsx'
import { readableJSON } from './readable-json.ts'
import { useSample } from './use-sample.ts'
import { type Language, languages, words } from './words.ts'

interface RequestPanelProps {
  request: OpenRequest
  /** What came back, once it was sent. */
  exchange?: { raw: unknown; status: number; milliseconds: number } | undefined
}

/** The exact request of the form in five languages, in step with it, and what the server answered. */
export const RequestPanel = memo(function RequestPanel({ request, exchange }: RequestPanelProps) {
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
      {exchange && (
        <details className="border-line border-t text-small">
          <summary className="px-4 py-2.5 font-label text-ink-2">
            {words.answer} · {words.answered(exchange.status, exchange.milliseconds)}
          </summary>
          <Code code={readableJSON(exchange.raw)} />
        </details>
      )}
      <EndpointChoice />
    </section>
  )
})

const Code = memo(function Code({ code }: { code: string }) {
  return (
    <pre
      dir="ltr"
      className="whitespace-pre-wrap break-words px-[18px] py-3.5 font-mono text-note leading-[1.6]"
    >
      <CodeText code={code} />
    </pre>
  )
})
