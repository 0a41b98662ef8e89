import { type ReactNode, useState } from 'react'
import type { Chat } from '#contract/chat.ts'
import { Button } from '#ui/button.tsx'
import { missingPeople, type Requested } from './people.ts'
import { MissingPerson, Person } from './person.tsx'
import { Section } from './section.tsx'
import { count } from './units.ts'
import { words } from './words.ts'

// a few thousand people would make every key press slow, so they come as they are asked for
const atFirst = 30
const each = 500

const say = words.participants

function notShown({ items, total, hasMore }: Chat['participants']) {
  const rest = total - items.length
  if (rest > 0) return say.notShown(count(rest))
  return hasMore && say.someNotShown
}

/** Who is in the chat, and who was asked for and is not. */
export function ParticipantsList({
  chat,
  requested,
  more,
}: {
  chat: Chat
  requested: readonly Requested[]
  /** Offered where the server holds people back. */
  more?: ReactNode
}) {
  const [most, setMost] = useState(atFirst)
  const { items, total } = chat.participants
  const rest = items.length - most
  const held = notShown(chat.participants)

  return (
    <Section heading={say.heading} count={count(Math.max(total, items.length))}>
      {(headingID) => (
        <>
          <ul aria-labelledby={headingID} className="grid gap-2.5">
            {items.slice(0, most).map((person) => (
              <Person key={person.id} person={person} />
            ))}
            {missingPeople(chat, requested).map((person) => (
              <MissingPerson key={person.id} person={person} />
            ))}
          </ul>
          {rest > 0 && (
            <Button
              variant="outline"
              className="justify-self-start"
              onClick={() => setMost(most + each)}
            >
              {say.show(count(Math.min(rest, each)))}
            </Button>
          )}
          {held && (
            <p className="flex flex-wrap items-center gap-2 text-ink-3 text-small">
              {held} {more}
            </p>
          )}
        </>
      )}
    </Section>
  )
}
