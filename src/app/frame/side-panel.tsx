import { type ComponentProps, memo, useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { useBeeper, useConnection } from '#beeper/connection/connection-context.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chats.ts'
import type { User } from '#contract/contacts.ts'
import type { Requested } from '#features/chat-card/group-comparison.ts'
import {
  changeAccount,
  changeMode,
  changeNumber,
  emptied,
  pickContact,
  resolveConflict,
  typeWho,
} from '#features/compose/draft/changes.ts'
import {
  personKey,
  useDraft,
  useDraftSummary,
  usePersonKey,
} from '#features/compose/draft/use-draft.tsx'
import { focusMessage, focusPerson } from '#features/compose/focus.ts'
import { useSpelling } from '#features/compose/numbers.ts'
import { useRecipient } from '#features/compose/recipient-context.tsx'
import { useSubmit } from '#features/compose/submit/submit-context.tsx'
import { useRefusal } from '#features/compose/submit/use-failure-text.ts'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import type { LinkTools as Links } from '#features/links/link-tools.tsx'
import { GroupPreview } from '#features/recipient-preview/group-preview.tsx'
import { RecentPeople } from '#features/recipient-preview/recent-people.tsx'
import { RecipientPreview } from '#features/recipient-preview/recipient-preview.tsx'
import { RequestPanel } from '#features/request-panel/request-panel.tsx'
import { lazyPart, useHasInteracted } from '#ui/rendering/lazy-part.tsx'
import { useAfterPaint } from '#ui/rendering/use-after-paint.ts'
import type { DeveloperDetails as Details } from '../developer-details.tsx'
import { enterChat, leaveChat } from '../opened/chat-address.ts'
import type { OpenedChat as Opened } from '../opened/opened-chat.tsx'
import type { ShownFor } from '../opened/use-opened-chats.ts'

interface SidePanelProps {
  shown: ShownFor | undefined
  sent: SentRequest | undefined
  onStartAnother(): void
  /** Fills the form with one person of a group. */
  onMessagePrivately(person: Requested, accountID: string): void
  /** Shows an existing chat. */
  onShow(chat: Chat): void
  /** Opens the sheet with a list of people. */
  onList(text: string): void
}

/**
 * The panel beside the form: recent people, then the recipient preview, then the opened chat, which
 * stays until another person is typed.
 */
export function SidePanel({ shown, sent, onStartAnother, ...props }: SidePanelProps) {
  const { onShow, onList } = props
  const { apply } = useDraft()
  const key = usePersonKey()
  const current = shown && shown.personKey === key ? shown.chat : undefined
  const hasInteracted = useHasInteracted()
  useEffect(() => {
    // preloaded while the first name is typed, so that it is ready for the first chat
    if (hasInteracted) OpenedChat.preload()
  }, [hasInteracted])
  useEffect(() => {
    if (current) {
      // in the frame that shows the chat, because changing the address forces a layout
      const frame = requestAnimationFrame(() => enterChat(current.opened))
      return () => cancelAnimationFrame(frame)
    }
    // another person was typed, so the preview is shown
    if (shown) leaveChat()
    return undefined
  }, [current, shown])
  const startAnother = useCallback(() => {
    apply(emptied)
    onStartAnother()
    focusPerson()
  }, [apply, onStartAnother])

  return (
    <div
      // remounted for the card: on a phone it is at another position, and nothing of the preview
      // may move there
      key={current ? 'card' : 'preview'}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-[18px] min-[960px]:sticky min-[960px]:top-6"
    >
      <div data-side-panel className="min-w-0 [view-transition-name:side-panel]">
        {current ? (
          <OpenedChat
            key={current.isShownAgain ? current.shownAt : current.at}
            fallback={<Preview onShow={onShow} onList={onList} />}
            shown={current}
            onStartAnother={startAnother}
            onMessagePrivately={props.onMessagePrivately}
          />
        ) : (
          <Preview onShow={onShow} onList={onList} />
        )}
      </div>
      <Developers sent={sent} isLater={current !== undefined} />
    </div>
  )
}

interface PreviewInput {
  recipient: ReturnType<typeof useRecipient>
  submission: ReturnType<typeof useSubmit>['state']
  refusal: string | undefined
  draft: ReturnType<typeof useDraftSummary>
  /** `personKey` of the draft. */
  key: string
}

function Preview(props: Pick<SidePanelProps, 'onShow' | 'onList'>) {
  const recipient = useRecipient()
  const { state: submission } = useSubmit()
  const refusal = useRefusal()
  const draft = useDraftSummary()
  const key = usePersonKey()
  const input = useMemo(
    (): PreviewInput => ({ recipient, submission, refusal, draft, key }),
    [recipient, submission, refusal, draft, key],
  )
  // a keystroke is painted in its field first; the preview follows in the next frame
  return <PreviewOf input={useAfterPaint(input)} {...props} />
}

interface PreviewOfProps extends Pick<SidePanelProps, 'onShow' | 'onList'> {
  input: PreviewInput
}

const PreviewOf = memo(function PreviewOf({ input, onShow, onList }: PreviewOfProps) {
  const { recipient, submission, refusal, draft, key } = input
  const { mount } = useBeeper()
  const { target } = useConnection()
  const { apply } = useDraft()
  const spell = useSpelling()
  // not for another person who was typed since the request
  const isSent = submission.status === 'sending' && personKey(submission.draft) === key
  const sending = isSent ? { network: submission.network, since: submission.since } : undefined
  const onPick = (contact: User, accountID: string) => {
    apply((now) => pickContact(now, contact, { mount, accountID }))
    // the pressed row is unmounted with the choices; the button of another account stays
    if (recipient.state.kind !== 'person') focusMessage()
  }

  if (draft.mode === 'create') {
    return <GroupPreview {...draft} {...recipient} {...{ spell, sending, onShow }} />
  }
  if (recipient.state.kind === 'empty' && !sending) {
    return (
      <RecentPeople
        isSandbox={target === 'sandbox'}
        onPick={onPick}
        onTry={(text) => {
          apply((now) => typeWho(now, text))
          focusPerson()
        }}
        onTryList={(text) => {
          apply((now) => changeMode(now, 'create'))
          onList(text)
        }}
      />
    )
  }
  return (
    <RecipientPreview
      recipient={recipient}
      hasMessage={draft.hasMessage}
      allowInvite={draft.allowInvite}
      sending={sending}
      refusal={refusal}
      spell={spell}
      onPick={onPick}
      onTryNumber={(number) => {
        apply((now) => changeNumber(now, number))
        focusPerson()
      }}
      onChooseAccount={(accountID) => {
        apply((now) => changeAccount(now, mount, accountID))
        focusMessage()
      }}
      onResolveConflict={(keep) => {
        apply((now) => resolveConflict(now, keep))
        focusPerson()
      }}
    />
  )
})

const OpenedChat = lazyPart<ComponentProps<typeof Opened>>(
  async () => (await import('../opened/opened-chat.tsx')).OpenedChat,
)

const LinkTools = lazyPart<ComponentProps<typeof Links>>(
  async () => (await import('#features/links/link-tools.tsx')).LinkTools,
)

const DeveloperDetails = lazyPart<ComponentProps<typeof Details>>(
  async () => (await import('../developer-details.tsx')).DeveloperDetails,
)

interface DevelopersProps {
  sent: SentRequest | undefined
  /** Defers the render until the part above it is rendered. */
  isLater: boolean
}

/** The current request, and links to the form. */
function Developers({ sent, isLater }: DevelopersProps) {
  const isReady = useDeferredValue(true, !isLater)
  const { payload, request } = useDraftedRequest()
  const current = useMemo(() => ({ payload, request }), [payload, request])
  // a keystroke is painted in its field first; the line follows in the next frame
  const shown = useAfterPaint(current)
  const details = useMemo(() => <DeveloperDetails sent={sent} />, [sent])
  if (!isReady) return null
  return (
    <RequestPanel request={shown.request} sent={sent} details={details}>
      <LinkTools payload={shown.payload} />
    </RequestPanel>
  )
}
