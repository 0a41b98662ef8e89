import { useEffect, useMemo, useRef } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { displayName } from '#beeper/recipient/contact-match.ts'
import type { Account } from '#contract/accounts.ts'
import { accountKey, type Participant } from '../draft/draft.ts'
import {
  chooseParticipant,
  editParticipant,
  removeParticipant,
  restoreParticipant,
  retryParticipant,
} from '../draft/participants.ts'
import { useDraft } from '../draft/use-draft.tsx'
import { useParticipantLookups } from './lookup/use-participant-lookups.ts'
import { announcements } from './participant-text.ts'
import type { PillActions } from './pills.tsx'

/**
 * The actions on participants of the account in use. They are stable while the draft changes, so
 * that a change of one pill does not render the others.
 */
export function usePillActions(
  account: Account | undefined,
  { focusInput, announce }: { focusInput(): void; announce(text: string): void },
): PillActions {
  const { getDraft, apply } = useDraft()
  const { mount } = useBeeper()
  const key = account && accountKey(mount, account.accountID)
  const candidatesOf = useParticipantLookups(account, announce)
  const latest = useRef(candidatesOf)
  useEffect(() => {
    latest.current = candidatesOf
  })
  const removals = useRef<{ participant: Participant; index: number }[]>([])

  return useMemo(() => {
    const get = (participantKey: string) =>
      getDraft().participants.find((it) => it.key === participantKey)
    return {
      remove(participantKey) {
        const { participants } = getDraft()
        const index = participants.findIndex((it) => it.key === participantKey)
        const participant = participants[index]
        if (!participant) return
        removals.current.push({ participant, index })
        apply((draft) => removeParticipant(draft, participantKey))
        announce(announcements.removed(participant.name))
      },
      undo() {
        const last = removals.current.pop()
        if (!last) return false
        apply((draft) => restoreParticipant(draft, last.participant, last.index))
        announce('')
        return true
      },
      edit(participantKey) {
        focusInput()
        apply((draft) => editParticipant(draft, participantKey, key))
      },
      retry: (participantKey) => apply((draft) => retryParticipant(draft, participantKey, key)),
      choose(participantKey, contact) {
        if (key === undefined) return
        const before = getDraft().participants.length
        apply((draft) => chooseParticipant(draft, participantKey, contact, key))
        const isListed = getDraft().participants.length < before
        announce(isListed ? announcements.alreadyListed(displayName(contact)) : '')
      },
      async candidatesOf(participantKey) {
        const participant = get(participantKey)
        if (!participant) return undefined
        try {
          return await latest.current(participant)
        } catch {
          announce(announcements.noAnswer(participant.name))
          return undefined
        }
      },
    }
  }, [getDraft, apply, key, focusInput, announce])
}
