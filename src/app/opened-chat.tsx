import { memo } from 'react'
import { useAccountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { LiveChatCard } from '#features/chat-card/live-chat-card.tsx'
import { useRecents } from '#features/recents/use-recents.ts'
import { Button } from '#ui/button.tsx'
import type { ShownChat } from './shown-chat.ts'
import { words } from './words.ts'

const takeFocus = (heading: HTMLElement | null) => heading?.focus()

interface OpenedChatProps {
  shown: ShownChat
  onStartAnother(): void
}

/** The chat that was opened, in the region *Result*; its heading takes the focus once. */
export const OpenedChat = memo(function OpenedChat({ shown, onStartAnother }: OpenedChatProps) {
  const { opened, people, at, isShownAgain } = shown
  const beeper = useBeeper()
  const account = useAccountOf(opened.accountID)
  const recents = useRecents(beeper.mount)

  return (
    <section aria-label={words.result}>
      <LiveChatCard
        opened={opened}
        network={{
          type: account && networkTypeOf(account),
          name: account ? networkNameOf(account) : opened.accountID,
        }}
        requested={people}
        before={isShownAgain ? undefined : shown.before}
        openedAt={at}
        isShownAgain={isShownAgain}
        isFound={shown.isShownAgain && shown.isFound}
        raw={opened.rawChat}
        messageText={isShownAgain ? undefined : shown.payload.messageText}
        comparable={recents.map(({ chatID, title, network }) => ({
          chatID,
          title,
          networkName: network.name,
        }))}
        headingRef={takeFocus}
      >
        <Button variant="outline" onClick={onStartAnother}>
          {words.startAnother}
        </Button>
      </LiveChatCard>
    </section>
  )
})
