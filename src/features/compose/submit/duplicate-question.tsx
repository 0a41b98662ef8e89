import { type KeyboardEvent, useState } from 'react'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'
import { ago } from '#ui/text/format.ts'
import type { EarlierRequest } from './sent-requests.ts'
import { useSubmit } from './submit-context.tsx'

/** Milliseconds in which presses are ignored: they were meant for what was there before. */
const ignoreFor = 600

/** Asks before a duplicate is sent. Unless it is harmless, the focus is on not sending. */
export function DuplicateQuestion() {
  const { state, answer } = useSubmit()
  return state.status === 'asking' ? (
    <Question earlier={state.earlier} {...state.attempt} onAnswer={answer} />
  ) : null
}

interface QuestionProps {
  earlier: EarlierRequest
  payload: NewChat
  name: string
  onAnswer(isConfirmed: boolean): void
}

function Question({ earlier, payload, name, onAnswer }: QuestionProps) {
  const text = questionText(payload, name, earlier)
  const [shownAt] = useState(() => performance.now())
  const afterDelay = (act: () => void) => () => {
    if (performance.now() - shownAt > ignoreFor) act()
  }
  const choices = [
    { label: text.leave, act: afterDelay(() => onAnswer(false)) },
    { label: text.again, act: afterDelay(() => onAnswer(true)) },
  ]
  // the first has the focus
  if (text.isHarmless) choices.reverse()
  return (
    <Sheet
      title={text.title}
      onClose={() => onAnswer(false)}
      actions={choices.map(({ label, act }, index) => (
        <Button
          key={label}
          variant={index === 0 ? 'primary' : 'outline'}
          size="small"
          onClick={act}
          onKeyDown={ignoreHeldKeys}
        >
          {label}
        </Button>
      ))}
    >
      <p className="pb-2">{text.body}</p>
    </Sheet>
  )
}

/** Ignores a key that is still held or is the shortcut to send the form. */
function ignoreHeldKeys(event: KeyboardEvent) {
  const isPress = event.key === 'Enter' || event.key === ' '
  if (isPress && (event.repeat || event.ctrlKey || event.metaKey)) event.preventDefault()
}

/** The text of the question, by the consequence of sending the duplicate. */
export function questionText(
  payload: NewChat,
  name: string,
  { sentAt, outcome }: EarlierRequest,
  now = new Date(),
) {
  const when = ago(new Date(sentAt).toISOString(), now) ?? 'earlier'
  const who = name || 'them'
  const isGroup = payload.mode !== 'start' && payload.type === 'group'
  const hasMessage = payload.messageText !== undefined
  const choices = isGroup
    ? { title: 'Create this again?', again: 'Create again', leave: 'Don’t create' }
    : hasMessage
      ? { title: 'Send this again?', again: 'Send again', leave: 'Don’t send' }
      : { title: 'Open this again?', again: 'Open again', leave: 'Not now' }
  const consequence = isGroup
    ? 'creating it again makes a second group with the same people.'
    : hasMessage
      ? 'sending it again delivers the same message twice.'
      : 'opening it again finds the same chat.'
  const done = isGroup
    ? `You created this group ${when}.`
    : hasMessage
      ? `You sent this to ${who} ${when}.`
      : `You opened this ${when}.`
  const body =
    outcome === 'open'
      ? `You asked for this ${when}, and it is not known whether it worked. If it did, ${consequence}`
      : `${done} ${consequence.charAt(0).toUpperCase()}${consequence.slice(1)}`
  return { ...choices, body, isHarmless: !isGroup && !hasMessage }
}
