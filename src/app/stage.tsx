import { Suspense, useEffect, useState } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import type { Chat } from '#contract/chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import { useStartAnother } from '#features/compose/use-start-another.ts'
import { usePhoneSpelling } from '#features/compose/who/use-phone-spelling.ts'
import { usePick } from '#features/compose/who/use-pick.ts'
import { useTryNumber } from '#features/compose/who/use-try-number.ts'
import { ReachCard } from '#features/reach/reach-card.tsx'
import { LazyLinkTools } from './lazy-link-tools.ts'
import { LazyOpenedChat } from './lazy-opened-chat.ts'
import { LazyRequestPanel } from './lazy-request-panel.ts'
import type { ShownChat } from './shown-chat.ts'

interface StageProps {
  shown: ShownChat | undefined
  sent: SentRequest | undefined
  onStartAnother(): void
  /** Told of a chat that is there already, to be shown. */
  onShow(chat: Chat): void
  onCheck(check: CheckBefore | undefined): void
}

/**
 * Beside the form: whom it will reach, and in the same place the chat once it is open. The chat
 * stays as long as the form still means the same people.
 */
export function Stage({ shown, sent, onStartAnother, onShow, onCheck }: StageProps) {
  const { payload, request, people } = useDraftedRequest()
  const pick = usePick()
  const tryNumber = useTryNumber()
  const spell = usePhoneSpelling()
  const startAnother = useStartAnother(onStartAnother)
  const current = useWhileMeant(shown, targetOf(payload))
  const opening = current?.isShownAgain === false ? current : undefined
  useEffect(() => {
    if (opening) onCheck(foundBy(opening))
  }, [opening, onCheck])

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-[18px] min-[960px]:sticky min-[960px]:top-6">
      {current ? (
        <Suspense>
          <LazyOpenedChat
            key={current.isShownAgain ? current.shownAt : current.at}
            shown={current}
            onStartAnother={startAnother}
          />
        </Suspense>
      ) : (
        <ReachCard
          payload={payload}
          people={people}
          onCheck={onCheck}
          onPick={pick}
          onTryNumber={tryNumber}
          spell={spell}
          onShow={onShow}
        />
      )}
      <Suspense>
        <LazyRequestPanel request={request} sent={sent} />
        <LazyLinkTools payload={payload} />
      </Suspense>
    </div>
  )
}

/** The chat for as long as the form means whom it meant when the chat came. */
function useWhileMeant(shown: ShownChat | undefined, target: string): ShownChat | undefined {
  const [meant, setMeant] = useState({ shown, target })
  if (meant.shown !== shown) {
    // a chat from the recents has nothing to do with the form, and stays until the form changes
    setMeant({
      shown,
      target: shown?.isShownAgain === false ? targetOf(shown.payload) : target,
    })
  }
  return meant.shown === shown && meant.target === target ? shown : undefined
}

// what was just opened is there, should the same be asked for once more
const foundBy = ({ opened: { chatID, chat } }: ShownChat): CheckBefore => ({
  chat: { chatID, lastActivity: chat?.lastActivity },
})

/** Whom a payload means, whatever is said to them. */
function targetOf(payload: NewChat): string {
  return JSON.stringify(
    payload.mode === 'start'
      ? [payload.accountID, payload.user]
      : [payload.accountID, payload.type, payload.participantIDs, payload.title],
  )
}
