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

/** Seconds of waiting after which it can be stopped. */
const stopAfter = 4

interface ActionBarProps {
  onClear(): void
  /** What stands above the button on narrow screens: who will be reached. */
  children?: React.ReactNode
}

/** Says what pressing does, always in view. Never disabled for what is missing: it explains. */
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
          // the keys still send: whether it can be done is for the server to say
          onClick={(event) => {
            // the second half of a double click is no second wish
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

/** Who hears of it, where that is certain. */
function Forecast({ isHidden }: { isHidden: boolean }) {
  const { check } = useRecipient()
  const text = useDraftValue((draft) => draft.messageText)
  if (isHidden || !check.found?.chat || text.trim()) return null
  return <span className="max-sm:hidden">nobody is notified</span>
}

/** Whether whoever is meant can only be reached from another account, as far as is known. */
function useIsElsewhere(): boolean {
  const { state, check } = useRecipient()
  const mode = useDraftValue((draft) => draft.mode)
  const isRefused = state.kind === 'cannot-message' || state.kind === 'self'
  // an open chat can be opened all the same
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
  // yourself included, as every network counts a group
  return kind === 'group' && found > 0 ? `Create group of ${found + 1}` : 'Create chat'
}
