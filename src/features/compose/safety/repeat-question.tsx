import { type KeyboardEvent, useState } from 'react'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { repeatWords } from './repeat-words.ts'
import type { Earlier } from './repeats.ts'

/** Something that was sent a moment ago and is about to be sent again. */
export interface Repeat {
  payload: NewChat
  earlier: Earlier
}

interface RepeatQuestionProps {
  repeat: Repeat
  onSend(): void
  onClose(): void
}

/** Milliseconds in which nobody has read the question: a press then was meant for what was there before. */
const unread = 600

/** Asks before the same is sent a second time. Where that matters, the focus is on leaving it. */
export function RepeatQuestion({ repeat, onSend, onClose }: RepeatQuestionProps) {
  const words = repeatWords(repeat.payload, repeat.earlier)
  const [shownAt] = useState(() => performance.now())
  const onceRead = (act: () => void) => () => {
    if (performance.now() - shownAt > unread) act()
  }
  const choices = [
    { name: words.leave, act: onceRead(onClose) },
    { name: words.again, act: onceRead(onSend) },
  ]
  // the first has the focus
  if (words.isHarmless) choices.reverse()
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={choices.map(({ name, act }, index) => (
        <Button
          key={name}
          variant={index === 0 ? 'primary' : 'outline'}
          size="small"
          onClick={act}
          onKeyDown={ignoreHeldKeys}
        >
          {name}
        </Button>
      ))}
    >
      <p className="pb-2">{words.said}</p>
    </Sheet>
  )
}

/** A key that is still held, or means to send the form, answers no question. */
function ignoreHeldKeys(event: KeyboardEvent) {
  const isPress = event.key === 'Enter' || event.key === ' '
  if (isPress && (event.repeat || event.ctrlKey || event.metaKey)) event.preventDefault()
}
