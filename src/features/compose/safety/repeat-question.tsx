import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { safetyWords } from './words.ts'

/** Something that was sent a moment ago and is about to be sent again. */
export interface Repeat {
  payload: NewChat
  /** Seconds since it was sent. */
  since: number
}

interface RepeatQuestionProps {
  repeat: Repeat
  onSend(): void
  onClose(): void
}

/** Asks before the same is sent a second time. */
export function RepeatQuestion({ repeat, onSend, onClose }: RepeatQuestionProps) {
  return (
    <Sheet
      title={safetyWords.again}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" size="small" onClick={onClose}>
            {safetyWords.dontSend}
          </Button>
          <Button variant="outline" onClick={onSend}>
            {safetyWords.sendAgain}
          </Button>
        </>
      }
    >
      <p className="pb-2">
        {safetyWords.sentBefore(repeat.since)}{' '}
        {repeat.payload.messageText ? safetyWords.twiceWords : safetyWords.twiceGroup}
      </p>
    </Sheet>
  )
}
