import { type KeyboardEvent, Suspense, useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Choice } from '#ui/choice.tsx'
import { AccountSection } from './account-section.tsx'
import { ActionBar } from './action-bar.tsx'
import { CreateOnlyNote } from './create-only-note.tsx'
import { DetailsSection } from './details-section.tsx'
import type { Draft } from './draft.ts'
import { preloadConnectionNote } from './lazy-connection-note.ts'
import { preloadFailureWords } from './lazy-failure-words.ts'
import { LazyGroupSection, preloadGroupSection } from './lazy-group-section.ts'
import { preloadRemedy } from './lazy-remedy.ts'
import { InviteSection, MessageSection } from './message-section.tsx'
import { LazyRepeatQuestion } from './safety/lazy-repeat-question.ts'
import { useClear } from './safety/use-clear.ts'
import { TroubleSummary } from './trouble-summary.tsx'
import { type SubmissionProps, useSubmission } from './use-submission.ts'
import { WhoSection } from './who/who-section.tsx'
import { words } from './words.ts'

interface ComposeFormProps extends SubmissionProps {
  onClear(): void
}

/** The one form of Overture: how to reach somebody, and what to say first. */
export function ComposeForm({ onClear, ...props }: ComposeFormProps) {
  const form = useFormContext<Draft>()
  const mode = useWatch({ control: form.control, name: 'mode' })
  const submission = useSubmission(props)
  const { submit, trouble, dismiss } = submission
  const clearing = useClear(() => {
    dismiss()
    onClear()
  })

  useEffect(preloadGroupSection, [])
  useEffect(preloadConnectionNote, [])
  useEffect(preloadRemedy, [])
  useEffect(preloadFailureWords, [])
  useEffect(() => {
    document.title = trouble ? words.errorPageTitle : words.pageTitle
  }, [trouble])

  const changeMode = () => {
    form.clearErrors()
    dismiss()
  }

  return (
    <form
      id="compose"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        // a key that is held down sends once; in a text it goes on making lines
        if (isHeldEnter(event)) event.preventDefault()
      }}
      onChange={clearing.settle}
      className="grid grid-cols-[minmax(0,1fr)] gap-[18px]"
    >
      <Choice
        legend={words.mode}
        legendHidden
        size="large"
        options={words.modes}
        {...form.register('mode', { onChange: changeMode })}
      />
      {mode === 'start' && <CreateOnlyNote />}
      {trouble && (
        <TroubleSummary key={trouble.moment} trouble={trouble} onFound={submission.showFound} />
      )}
      <AccountSection isTold={trouble?.failure !== undefined} />
      {mode === 'start' ? (
        <>
          <WhoSection />
          <DetailsSection />
        </>
      ) : (
        <Suspense>
          <LazyGroupSection />
        </Suspense>
      )}
      <MessageSection />
      {mode === 'start' && <InviteSection />}
      <ActionBar
        isSending={submission.isSending}
        isThere={props.before?.chat !== undefined}
        clearing={clearing}
        onStop={submission.stopWaiting}
      />
      {submission.repeat && (
        <Suspense>
          <LazyRepeatQuestion
            repeat={submission.repeat}
            onSend={submission.sendAgain}
            onClose={submission.dontRepeat}
          />
        </Suspense>
      )}
    </form>
  )
}

const isHeldEnter = ({ key, repeat, target }: KeyboardEvent) =>
  key === 'Enter' && repeat && !(target instanceof HTMLTextAreaElement)
