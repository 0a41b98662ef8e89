import { useEffect } from 'react'
import { useConnection } from '#beeper/connection-context.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { networkFacts } from '#contract/networks.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'
import { Button } from '#ui/button.tsx'
import { AccountCheck } from './account-check.tsx'
import { cardWords } from './card-words.ts'
import { evidenceFor } from './evidence.ts'
import { EvidenceList } from './evidence-list.tsx'
import { Examples } from './examples.tsx'
import { Face } from './face.tsx'
import { identifierOf, Matches } from './matches.tsx'
import { otherNumber } from './other-number.ts'
import { portableIn } from './portable.ts'
import { Remark } from './remark.tsx'
import { useLastKnown } from './use-last-known.ts'
import { type Reach, useReach } from './use-reach.ts'
import { words } from './words.ts'

interface PersonReachProps {
  payload: Extract<NewChat, { mode: 'start' }>
  onCheck(check: CheckBefore | undefined): void
  onPick(user: User, accountID: string): void
  onTryNumber(number: string): void
  spell(identifier: string): string
}

/** Whom the draft would reach: what is known of them, who else may be meant, and on which accounts. */
export function PersonReach({ payload, spell, ...told }: PersonReachProps) {
  const { onCheck, onPick, onTryNumber } = told
  const reach = useReach(payload)
  const known = useLastKnown(reach)
  useTold(reach, onCheck)

  if (!reach.given || !known.given || !reach.network || !known.network) {
    return <Nobody isAccountChosen={reach.network !== undefined} />
  }
  const { people, given, network } = known
  const only = given.kind !== 'fullName' && people.length === 1 ? people[0] : undefined
  const other = given.kind === 'phoneNumber' ? otherNumber(given.value) : undefined
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
          {spell(only ? identifierOf(only) : given.value)}
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
        {other && people.length === 0 && (
          <div className="px-[26px] pb-[22px]">
            <Button variant="outline" onClick={() => onTryNumber(other)}>
              {words.tryNumber(spell(other))}
            </Button>
          </div>
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

/** Nobody is given yet. In the sandbox, where nobody is real, there is somebody to try. */
function Nobody({ isAccountChosen }: { isAccountChosen: boolean }) {
  const { target } = useConnection()
  return (
    <>
      <Remark>{isAccountChosen ? cardWords.empty : cardWords.noAccount}</Remark>
      {target === 'sandbox' && <Examples />}
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
