import { memo, useDeferredValue, useState } from 'react'
import { useBeeper } from '#beeper/connection-context.ts'
import type { OpenRequest } from '#beeper/dialect.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import { Tabs } from '#ui/tabs.tsx'
import { Code } from './code.tsx'
import { CopyButton } from './copy-button.tsx'
import { EndpointChoice } from './endpoint-choice.tsx'
import { LastAnswer } from './last-answer.tsx'
import { useSample } from './use-sample.ts'
import { type Language, languages, words } from './words.ts'

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
        label={words.languages}
        tabs={languages}
        value={language}
        onChange={setLanguage}
        after={
          <span className="ms-auto">
            <CopyButton text={code} />
          </span>
        }
      >
        <Code code={shown ?? (isLost ? words.notLoaded : words.loading)} />
        {isSandbox && language !== 'json' && (
          <p className="px-[18px] pb-3.5 text-ink-3 text-note">{words.sandboxToken}</p>
        )}
      </Tabs>
      {sent && <LastAnswer sent={sent} request={request} />}
      <EndpointChoice />
    </div>
  )
})
