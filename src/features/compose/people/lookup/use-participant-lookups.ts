import { useMemo } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { displayName } from '#beeper/recipient/contact-match.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { accountKey, type Participant } from '../../draft/draft.ts'
import {
  type Found,
  type LookupResult,
  participantsOn,
  putLookups,
} from '../../draft/participants.ts'
import { useDraft, useDraftValue } from '../../draft/use-draft.tsx'
import { announcements } from '../participant-text.ts'
import { candidatesFor, type Finder, findPerson, type Sought, soughtOf } from './find-person.ts'
import { useLookupPool } from './lookup-pool.ts'
import { useFinder } from './use-finder.ts'

/**
 * Asks the server for every participant who is pending on the account in use. With another account,
 * or when the component goes, what is under way is aborted. Gives the way to ask for the contacts
 * that a participant may mean.
 */
export function useParticipantLookups(
  account: Account | undefined,
  announce: (text: string) => void,
): (participant: Participant) => Promise<readonly User[]> {
  const { getDraft, apply } = useDraft()
  const { mount } = useBeeper()
  const participants = useDraftValue((draft) => draft.participants)
  const country = useDraftValue((draft) => draft.country)
  const finderFor = useFinder(account, country)
  const key = account && accountKey(mount, account.accountID)
  const waiting = useMemo(() => pendingOf(participants, key), [participants, key])

  useLookupPool<Participant, LookupResult>(waiting, finderFor, {
    keyOf: (it) => `${it.key} ${it.accountKey}`,
    lookUp: async (it, finder) => ({
      key: it.key,
      from: it.accountKey,
      // only an account has a finder
      accountKey: key ?? '',
      found: await foundOrFailed(soughtOf(it), finder),
    }),
    onResults(results) {
      // nobody did this: what can be undone is still the change before
      apply((draft) => putLookups(draft, results), { keepsUndo: true })
      const left = new Set(getDraft().participants.map((it) => it.key))
      const twin = results.find((it) => it.found.status === 'ready' && !left.has(it.key))
      if (twin?.found.status === 'ready') {
        announce(announcements.alreadyListed(displayName(twin.found.contact)))
      }
    },
  })

  return async (participant) => {
    if (!finderFor) throw new Error('candidates are asked for on an account')
    return candidatesFor(soughtOf(participant), finderFor())
  }
}

function pendingOf(participants: Participant[], key: string | undefined): Participant[] {
  const on = participantsOn(participants, key)
  return participants.filter((_, index) => on[index]?.lookup === 'pending')
}

/** A question without an answer is told where it was asked, and can be asked again. */
export async function foundOrFailed(sought: Sought, finder: Finder): Promise<Found> {
  try {
    return await findPerson(sought, finder)
  } catch {
    return { status: 'failed' }
  }
}
