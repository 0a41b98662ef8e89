import type { Chat } from '#contract/chats.ts'
import { Badge } from '#ui/badge.tsx'
import { LongText } from '#ui/text/display-text.tsx'
import { stateFlags, stateNotes, stateText } from './state-flags.ts'

/** How the chat stands: flags as badges, the rest as plain text, whatever mark-up it may hold. */
export function ChatState({ chat }: { chat: Chat }) {
  const flags = stateFlags(chat)
  const notes = stateNotes(chat)

  return (
    <>
      {flags.length > 0 && (
        <ul aria-label={stateText.name} className="flex flex-wrap gap-1.5">
          {flags.map((flag) => (
            <li key={flag}>
              <Badge tone={flag === stateText.readOnly ? 'warn' : 'plain'}>{flag}</Badge>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
          {notes.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd dir="auto" className="whitespace-pre-line text-ink-2 wrap-anywhere">
                <LongText>{text}</LongText>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
