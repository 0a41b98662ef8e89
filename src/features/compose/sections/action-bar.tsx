import { Button } from '#ui/button.tsx'
import { SpinnerIcon } from '#ui/icons.tsx'
import { keyNames } from '#ui/keyboard.tsx'
import { useElapsed } from '#ui/rendering/use-elapsed.ts'
import { StatusText } from '#ui/status-text.tsx'
import { kindOn } from '../draft/participants.ts'
import { useDraftValue, useUndo } from '../draft/use-draft.tsx'
import { focusPerson } from '../focus.ts'
import { useRecipient } from '../recipient-context.tsx'
import { useClear, useSubmit } from '../submit/submit-context.tsx'

/** Seconds after which *Stop waiting* is offered. */
const stopAfter = 4

interface ActionBarProps {
  onClear(): void
  /** The recipient preview, above the button on narrow screens. */
  children?: React.ReactNode
}

/** The submit button, always in view. Never disabled: a press explains what is missing. */
export function ActionBar({ onClear, children }: ActionBarProps) {
  const { state, stopWaiting } = useSubmit()
  const { rules } = useRecipient()
  const undo = useUndo()
  const isElsewhere = useIsElsewhere()
  const label = useLabel(isElsewhere)
  const isWaiting = state.status === 'preparing' || state.status === 'sending'
  const seconds = useElapsed(isWaiting ? state.since : undefined)
  const network = isWaiting ? state.network || rules?.name : undefined
  const clear = useClear(onClear)
  return (
    <div className="-mx-4 sm:-mx-7 sticky bottom-0 z-30 border-line border-t bg-paper px-4 py-3 sm:px-7 [@media(max-height:400px)]:static">
      {children}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          type="submit"
          variant="primary"
          shortcut={isWaiting ? undefined : `${keyNames.command} ↵`}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          aria-disabled={isWaiting}
          // the longest label, so that *Clear* does not move when a response changes it
          className="min-w-48.5 sm:min-w-64.5"
          // the shortcut still sends: the server decides whether it is possible
          onClick={(event) => {
            // a double click sends once
            if (event.detail > 1 || isElsewhere) event.preventDefault()
            if (isElsewhere) document.getElementById('accountIDs')?.focus()
          }}
        >
          {isWaiting ? (
            <>
              <SpinnerIcon className="size-4 motion-safe:animate-spin" />
              {network ? `Asking ${network}…` : 'Asking…'}
            </>
          ) : (
            label
          )}
        </Button>
        {isWaiting && seconds >= stopAfter ? (
          <Button variant="outline" onClick={stopWaiting}>
            Stop waiting
          </Button>
        ) : (
          clear && (
            <Button variant="ghost" onClick={clear}>
              Clear
            </Button>
          )
        )}
        <span className="ms-auto flex items-center gap-2 text-ink-3 text-small tabular-nums">
          <StatusText>{undo?.text}</StatusText>
          {undo && (
            <Button
              variant="outline"
              onClick={() => {
                undo.undo()
                focusPerson()
              }}
              aria-keyshortcuts="Control+Z Meta+Z"
              data-undo
            >
              Undo
            </Button>
          )}
          {isWaiting && seconds > 0 && <span role="timer">{seconds} s so far</span>}
          <Forecast isHidden={isWaiting || undo !== undefined} />
        </span>
        <StatusText className="sr-only">
          {isWaiting && seconds >= stopAfter && 'Still waiting. You can stop waiting.'}
        </StatusText>
      </div>
    </div>
  )
}

/** Says that opening the chat notifies no one, where that is certain. */
function Forecast({ isHidden }: { isHidden: boolean }) {
  const { check } = useRecipient()
  const text = useDraftValue((draft) => draft.messageText)
  if (isHidden || !check.found?.chat || text.trim()) return null
  return <span className="max-sm:hidden">no one is notified</span>
}

/** Whether the recipient can only be reached from another account, as far as is known. */
function useIsElsewhere(): boolean {
  const { state, check } = useRecipient()
  const mode = useDraftValue((draft) => draft.mode)
  const isRefused = state.kind === 'cannot-message' || state.kind === 'self'
  // an existing chat can be opened anyway
  return mode === 'start' && isRefused && !check.found?.chat
}

function useLabel(isElsewhere: boolean): string {
  const { check, rules } = useRecipient()
  const draft = useDraftValue(({ mode, type, participants }) => ({ mode, type, participants }))
  const { mode, participants } = draft
  const found = participants.filter(({ lookup }) => !lookup).length
  const hasChat = check.found?.chat !== undefined
  if (mode === 'start') {
    if (isElsewhere) return 'Try another account'
    return hasChat ? 'Open existing chat' : 'Start chat'
  }
  const kind = kindOn(draft, rules)
  if (kind === 'single' && hasChat) return 'Open existing chat'
  // networks count the own account as a member
  return kind === 'group' && found > 0 ? `Create group of ${found + 1}` : 'Create chat'
}
