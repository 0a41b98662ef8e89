import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { Opening } from '#features/compose/use-opening.ts'
import { Button } from '#ui/button.tsx'
import { LazyChatCard } from './lazy-chat-card.ts'
import { words } from './words.ts'

const takeFocus = (heading: HTMLElement | null) => heading?.focus()

/** The chat that was opened, in the region *Result*; its heading takes the focus once. */
export function OpenedChat({
  opening: { payload, opened, people, before, at },
  onStartAnother,
}: {
  opening: Opening
  onStartAnother(): void
}) {
  const accounts = useQuery(accountsQuery(useBeeper()))
  const account = accounts.data?.find(({ accountID }) => accountID === opened.accountID)

  return (
    <section aria-label={words.result}>
      <Suspense>
        <LazyChatCard
          opened={opened}
          network={{
            type: account && networkTypeOf(account),
            name: account ? networkNameOf(account) : opened.accountID,
          }}
          requested={people}
          before={before}
          openedAt={at}
          raw={opened.rawChat}
          messageText={payload.messageText}
          headingRef={takeFocus}
        >
          <Button variant="outline" onClick={onStartAnother}>
            {words.startAnother}
          </Button>
        </LazyChatCard>
      </Suspense>
    </section>
  )
}
