import { useEffect } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import type { Opening } from '#features/compose/use-opening.ts'
import { useStartAnother } from '#features/compose/use-start-another.ts'
import { usePick } from '#features/compose/who/use-pick.ts'
import { ReachCard } from '#features/reach/reach-card.tsx'
import { RequestPanel } from '#features/request/request-panel.tsx'
import { OpenedChat } from './opened-chat.tsx'

interface StageProps {
  opening: Opening | undefined
  onStartAnother(): void
  onCheck(check: CheckBefore | undefined): void
}

/**
 * Beside the form: whom it will reach, and in the same place the chat once it is open. The chat
 * stays as long as the form still means the same people.
 */
export function Stage({ opening, onStartAnother, onCheck }: StageProps) {
  const { payload, request, people } = useDraftedRequest()
  const pick = usePick()
  const startAnother = useStartAnother(onStartAnother)
  const isSame = opening !== undefined && targetOf(opening.payload) === targetOf(payload)
  useEffect(() => {
    if (isSame) onCheck(foundBy(opening))
  }, [isSame, opening, onCheck])

  return (
    <div className="grid min-w-0 gap-[18px] min-[960px]:sticky min-[960px]:top-6">
      {isSame ? (
        <OpenedChat key={opening.at} opening={opening} onStartAnother={startAnother} />
      ) : (
        <ReachCard payload={payload} people={people} onCheck={onCheck} onPick={pick} />
      )}
      <RequestPanel
        request={isSame ? opening.request : request}
        exchange={isSame ? opening.opened.exchange : undefined}
      />
    </div>
  )
}

// what was just opened is there, should the same be asked for once more
const foundBy = ({ opened: { chatID, chat } }: Opening): CheckBefore => ({
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
