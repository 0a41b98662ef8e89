import { memo, Suspense, useEffect } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'
import { Card } from '#ui/card.tsx'
import { cardWords } from './card-words.ts'
import { LazyGroupReach, LazyPersonReach, preloadReaches } from './lazy-reaches.ts'
import type { Member } from './member.ts'
import { Remark } from './remark.tsx'

interface ReachCardProps {
  payload: NewChat
  /** Who is picked for a new chat, with names. */
  people: readonly Member[]
  /** Told what is known of a direct chat with them. */
  onCheck(check: CheckBefore | undefined): void
  /** Told who was chosen among several, or on another account. */
  onPick(user: User, accountID: string): void
  /** Told another form of the number, to look for that instead. */
  onTryNumber(number: string): void
  /** Spells a phone number for people; anything else stays as it is. */
  spell(identifier: string): string
  /** Told of a chat that is there already, to be shown instead. */
  onShow(chat: Chat): void
}

/** The region *Who you'll reach*: what is known before anything is sent. */
export const ReachCard = memo(function ReachCard({ payload, people, ...told }: ReachCardProps) {
  useEffect(preloadReaches, [])
  return (
    <section aria-label={cardWords.region}>
      <p aria-hidden="true" className="mb-2.5 font-label text-ink-3 text-note">
        {cardWords.heading}
      </p>
      {/* as tall as a person with three lines about them, so that little moves below */}
      <Card className="min-h-[15.5rem]">
        <Suspense fallback={<Remark>{cardWords.empty}</Remark>}>
          {payload.mode === 'start' ? (
            <LazyPersonReach payload={payload} {...told} />
          ) : (
            <LazyGroupReach payload={payload} people={people} {...told} />
          )}
        </Suspense>
      </Card>
    </section>
  )
})
