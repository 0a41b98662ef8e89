import { type ComponentProps, useMemo, useState } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { isSandbox } from '#beeper/http/client.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import { storedChoice } from '#beeper/stored.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { ReadingContext, ReadRequest } from '../reading/read-request.ts'
import { type Language, useBaseURL, useSample } from '../use-sample.ts'
import { EndpointChoice } from './endpoint-choice.tsx'
import type { FormAccess } from './form-access.ts'
import { useFormHighlights } from './highlighted-key.ts'
import type { JSONEditor as Editor } from './json-editor.tsx'
import type { PasteRequest as Paste } from './paste-request.tsx'
import { KeyMeaning, RequestLines } from './request-lines.tsx'

const languages = [
  { value: 'json', label: 'JSON' },
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
  { value: 'go', label: 'Go' },
] as const satisfies readonly { value: Language; label: string }[]

const storedLanguage = storedChoice(
  'overture.language',
  languages.map(({ value }) => value),
)

const JSONEditor = lazyPart<ComponentProps<typeof Editor>>(
  async () => (await import('./json-editor.tsx')).JSONEditor,
)
const PasteRequest = lazyPart<ComponentProps<typeof Paste>>(
  async () => (await import('./paste-request.tsx')).PasteRequest,
)

const notLoadedText = 'This sample could not be loaded. Is Overture still running?'

interface RequestTabProps {
  request: OpenRequest
  form: FormAccess
}

/**
 * The request of the form in five languages, which can also be edited or pasted to fill the form.
 */
export function RequestTab({ request, form }: RequestTabProps) {
  const [language, setLanguage] = useState<Language>(() => storedLanguage.read() ?? 'json')
  const [mode, setMode] = useState<'read' | 'edit' | 'paste'>('read')
  // the button that opened the editor gets the focus back
  const [left, setLeft] = useState<'edit' | 'paste'>()
  const [source, setSource] = useState<ReadRequest['source']>()
  const { code, hasFailed } = useSample(language, request)
  const json = useSample('json', request).code
  const context = useReadingContext(form.mode)
  const isInSandbox = isSandbox(useBeeper())
  useFormHighlights()
  const choose = (chosen: Language) => {
    setLanguage(chosen)
    storedLanguage.write(chosen)
    setMode('read')
    setLeft(undefined)
  }
  const enter = (other: 'edit' | 'paste') => {
    setMode(other)
    setLeft(other)
    setSource(undefined)
  }
  const isEdited = mode === 'edit' && language === 'json'

  return (
    <>
      <Tabs<Language>
        label="Language"
        tabs={languages}
        value={language}
        onChange={choose}
        after={
          <span className="ms-auto flex flex-wrap items-center gap-x-1">
            <CopyButton text={code} />
          </span>
        }
      >
        {isEdited && json !== undefined ? (
          <JSONEditor {...{ context, form }} code={json} onDone={() => setMode('read')} />
        ) : (
          <RequestLines of={language} code={code ?? (hasFailed ? notLoadedText : '…')} />
        )}
        <KeyMeaning />
        {isInSandbox && language !== 'json' && (
          <p className="px-[18px] pb-3.5 text-ink-3 text-note">
            In the sandbox the token is “sandbox”: export BEEPER_ACCESS_TOKEN=sandbox
          </p>
        )}
      </Tabs>
      {mode === 'read' && (
        <div className="flex flex-wrap items-center gap-2 px-[18px] pb-3.5">
          <Button
            variant="outline"
            autoFocus={left === 'edit'}
            onClick={() => {
              choose('json')
              enter('edit')
            }}
          >
            Edit as JSON
          </Button>
          <Button variant="outline" autoFocus={left === 'paste'} onClick={() => enter('paste')}>
            Paste a request
          </Button>
        </div>
      )}
      <StatusText className="px-[18px] pb-3.5 text-note">
        {source && `The form was filled from ${source}. Nothing was sent.`}
      </StatusText>
      {mode === 'paste' && json !== undefined && (
        <PasteRequest
          {...{ context, form }}
          code={json}
          onClose={() => setMode('read')}
          onRead={(readAs) => {
            setSource(readAs)
            setMode('read')
          }}
        />
      )}
      <EndpointChoice />
    </>
  )
}

/** The server in use and its accounts, for reading requests. */
function useReadingContext(mode: ReadingContext['mode']): ReadingContext {
  const beeper = useBeeper()
  const accounts = useAccounts(beeper).data
  const baseURL = useBaseURL()
  return useMemo(
    () => ({
      addresses: [baseURL, location.origin + beeper.mount],
      accountIDs: accounts?.map(({ accountID }) => accountID) ?? [],
      mode,
    }),
    [baseURL, beeper, accounts, mode],
  )
}
