import { useEffect } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { networkFacts } from '#contract/networks.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'
import { AccountCheck } from './account-check.tsx'
import { cardWords } from './card-words.ts'
import { evidenceFor } from './evidence.ts'
import { EvidenceList } from './evidence-list.tsx'
import { Face } from './face.tsx'
import { identifierOf, Matches } from './matches.tsx'
import { portableIn } from './portable.ts'
import { Remark } from './remark.tsx'
import { useLastKnown } from './use-last-known.ts'
import { type Reach, useReach } from './use-reach.ts'

interface PersonReachProps {
  payload: Extract<NewChat, { mode: 'start' }>
  onCheck(check: CheckBefore | undefined): void
  onPick(user: User, accountID: string): void
}

/** Whom the draft would reach: what is known of them, who else may be meant, and on which accounts. */
export function PersonReach({ payload, onCheck, onPick }: PersonReachProps) {
  const reach = useReach(payload)
  const known = useLastKnown(reach)
  useTold(reach, onCheck)

  if (!reach.network) return <Remark>{cardWords.noAccount}</Remark>
  if (!reach.given || !known.given || !known.network) return <Remark>{cardWords.empty}</Remark>
  const { people, given, network } = known
  const only = given.kind !== 'fullName' && people.length === 1 ? people[0] : undefined
  const portable = portableIn(payload.user, reach === known ? only : undefined)
  return (
    <>
      {/* what is shown belongs to the last question: to be read, not to be pressed */}
      <div
        inert={reach.isAsking}
        aria-busy={reach.isAsking}
        className={`transition-[filter] ${reach.isAsking && reach !== known ? 'grayscale' : ''}`}
      >
        <Face
          name={only?.fullName ?? payload.user.fullName ?? given.value}
          id={only?.id ?? ''}
          imgURL={only?.imgURL}
          network={network}
        >
          {only ? identifierOf(only) : given.value}
        </Face>
        <EvidenceList
          evidence={evidenceFor(known, {
            hasMessage: payload.messageText !== undefined,
            invites: networkFacts(network.type)?.invites ?? false,
            allowInvite: payload.allowInvite ?? true,
          })}
        />
        {!only && people.length > 0 && (
          <Matches people={people} onPick={(user) => onPick(user, known.accountID)} />
        )}
      </div>
      {portable && (
        <AccountCheck
          key={`${portable.kind} ${portable.value}`}
          given={portable}
          accountID={payload.accountID}
          onPick={onPick}
        />
      )}
    </>
  )
}

/** Tells what was found out about a chat with them, and takes it back when it no longer holds. */
function useTold({ check }: Reach, onCheck: (check: CheckBefore | undefined) => void) {
  const isChecked = check !== undefined
  const { chatID, lastActivity } = check?.chat ?? {}
  useEffect(() => {
    const chat = chatID === undefined ? undefined : { chatID, lastActivity }
    onCheck(isChecked ? { chat } : undefined)
    return () => onCheck(undefined)
  }, [isChecked, chatID, lastActivity, onCheck])
}
