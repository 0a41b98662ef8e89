import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import { Button } from '#ui/button.tsx'
import { LazyChatCard } from './lazy-chat-card.ts'
import type { ShownChat } from './shown-chat.ts'
import { words } from './words.ts'

const takeFocus = (heading: HTMLElement | null) => heading?.focus()

/** The chat that was opened, in the region *Result*; its heading takes the focus once. */
export function OpenedChat({
  shown,
  onStartAnother,
}: {
  shown: ShownChat
  onStartAnother(): void
}) {
  const { opened, people, at, isShownAgain } = shown
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
          before={isShownAgain ? undefined : shown.before}
          openedAt={at}
          isShownAgain={isShownAgain}
          raw={opened.rawChat}
          messageText={isShownAgain ? undefined : shown.payload.messageText}
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
