import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Draft } from './draft.ts'
import { useWait } from './safety/use-wait.ts'
import { safetyWords } from './safety/words.ts'
import { useRules } from './use-rules.ts'
import { words } from './words.ts'

interface ActionBarProps {
  isSending: boolean
  /** A chat with this person is known to exist. */
  isThere: boolean
  clearing: { canUndo: boolean; clear(): void; undo(): void }
  onStop(): void
}

/** Says what pressing will do. The button is never disabled for what is missing: it explains. */
export function ActionBar({ isSending, isThere, clearing, onStop }: ActionBarProps) {
  const network = useRules()?.name
  const label = useLabel(isThere)
  const wait = useWait(isSending)
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 bg-paper px-4 py-3 sm:static sm:mx-0 sm:p-0">
      <Button
        type="submit"
        variant="primary"
        shortcut={words.sendKeys}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-disabled={isSending}
        // the second half of a double click is no second wish
        onClick={(event) => event.detail > 1 && event.preventDefault()}
      >
        {isSending ? words.asking(network ?? '') : label}
      </Button>
      {wait === 'endless' ? (
        <Button variant="outline" onClick={onStop} aria-describedby="waiting">
          {safetyWords.stop}
        </Button>
      ) : (
        <Button variant="ghost" onClick={clearing.clear}>
          {words.clear}
        </Button>
      )}
      <Notice className="flex items-center gap-2">
        {wait !== 'short' && (
          <span id="waiting">
            {safetyWords.stillWaiting} {wait === 'endless' && safetyWords.stopHint}
          </span>
        )}
        {clearing.canUndo && safetyWords.cleared}
      </Notice>
      {clearing.canUndo && (
        <Button variant="outline" onClick={clearing.undo} aria-keyshortcuts="Control+Z Meta+Z">
          {safetyWords.undo}
        </Button>
      )}
    </div>
  )
}

function useLabel(isThere: boolean): string {
  const { control } = useFormContext<Draft>()
  const mode = useWatch({ control, name: 'mode' })
  const type = useWatch({ control, name: 'type' })
  const participants = useWatch({ control, name: 'participants' })
  if (mode === 'start') return isThere ? words.openExisting : words.startChat
  // yourself included, as every network counts a group
  return type === 'group' && participants.length > 0
    ? words.createGroup(participants.length + 1)
    : words.createChat
}
