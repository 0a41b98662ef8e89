import { memo, type ReactNode } from 'react'
import { useAccount } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { Requested } from '#features/chat-card/group-comparison.ts'
import { LiveChatCard } from '#features/chat-card/live-chat-card.tsx'
import { useSpelling } from '#features/compose/numbers.ts'
import { useSubmit } from '#features/compose/submit/submit-context.tsx'
import { useRecents } from '#features/recents/recents-store.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { ErrorBoundary } from '#ui/rendering/error-boundary.tsx'
import { LongText } from '#ui/text/display-text.tsx'
import type { ShownChat } from './use-opened-chats.ts'

/** Focuses the heading of the card, and in the layout of one column scrolls the card to the top. */
function takeFocus(heading: HTMLElement | null) {
  if (!heading) return
  if (!matchMedia('(min-width: 960px)').matches) {
    heading.closest('section')?.scrollIntoView({ block: 'start' })
  }
  const before = document.activeElement
  // in the frame that shows it, because focusing forces a layout
  requestAnimationFrame(() => {
    const now = document.activeElement
    // unless something else has taken the focus since
    if (now === before || now === document.body) heading.focus({ preventScroll: true })
  })
}

interface OpenedChatProps {
  shown: ShownChat
  onStartAnother(): void
  /** Fills the form with one person of a group. */
  onMessagePrivately(person: Requested, accountID: string): void
}

/** The opened chat in the region *Result*; its heading takes the focus once. */
export const OpenedChat = memo(function OpenedChat({
  shown,
  onStartAnother,
  onMessagePrivately,
}: OpenedChatProps) {
  const { opened, people, at, isShownAgain } = shown
  const beeper = useBeeper()
  const account = useAccount(opened.accountID)
  const recents = useRecents(beeper.mount)
  const spell = useSpelling()
  const startAnother = (
    <Button variant="outline" onClick={onStartAnother}>
      Start another
    </Button>
  )

  return (
    // in one column at least as high as the window, so that it can scroll to the top at once
    <section aria-label="Result" className="max-[960px]:min-h-dvh">
      <CardBoundary chatID={opened.chatID} button={startAnother}>
        <LiveChatCard
          opened={opened}
          network={{
            type: account && networkTypeOf(account),
            name: account ? networkNameOf(account) : opened.accountID,
          }}
          requested={people.map(asRequested)}
          askedUser={askedUserOf(shown)}
          before={isShownAgain ? undefined : shown.before}
          isLate={!isShownAgain && shown.isLate}
          openedAt={at}
          sentAt={isShownAgain ? at : shown.sentAt}
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
          spell={spell}
          onStartAnother={onStartAnother}
          onMessagePrivately={(person) => onMessagePrivately(person, opened.accountID)}
          pageTitle={(title) => <PageTitle title={title} />}
        />
      </CardBoundary>
    </section>
  )
})

/** The title of the page is the chat's, unless the form reports a problem there. */
function PageTitle({ title }: { title: string }) {
  const { status } = useSubmit().state
  return status === 'invalid' || status === 'failed' ? null : <title>{`${title} – Overture`}</title>
}

const askedUserOf = (shown: ShownChat) =>
  shown.isShownAgain || shown.payload.mode !== 'start' ? undefined : shown.payload.user

/** A requested participant with their identifiers, because the network may return another ID. */
const asRequested = (person: ShownChat['people'][number]): Requested => {
  const { id, name } = person
  if (!('known' in person)) return { id, name }
  const { phoneNumber, username, email } = person.known
  const about = person.about?.startsWith('+') ? person.about : undefined
  return { id, name, phoneNumber: phoneNumber ?? about, username, email }
}

interface CardBoundaryProps {
  chatID: string
  /** The next action for a chat without a card. */
  button: ReactNode
  children: ReactNode
}

/** An error boundary that says that the chat is open although its card failed to render. */
export function CardBoundary({ chatID, button, children }: CardBoundaryProps) {
  const noCard = () => (
    <Card>
      <div role="alert" className="grid gap-3 px-5 py-6 sm:px-[26px]">
        <h2 className="font-strong text-heading">The chat is open</h2>
        <p className="text-ink-2 text-small">
          Its card could not be shown. The chat in Beeper is as it should be; its ID is:
        </p>
        <p className="font-mono text-tiny wrap-anywhere">
          <LongText maxLength={1_000}>{chatID}</LongText>
        </p>
        <div>{button}</div>
      </div>
    </Card>
  )
  return <ErrorBoundary fallback={noCard}>{children}</ErrorBoundary>
}
