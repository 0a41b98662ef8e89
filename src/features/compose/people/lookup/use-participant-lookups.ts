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
import {
  candidatesFor,
  type Finder,
  findPerson,
  type LookupTerms,
  termsOfParticipant,
} from './find-person.ts'
import { useLookupPool } from './lookup-pool.ts'
import { useFinder } from './use-finder.ts'

/**
 * Looks up every participant who is pending on the account in use. Running lookups are aborted when
 * the account changes or the component unmounts. Returns a function that loads the contacts that a
 * participant may be.
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
      // never blank: there is a finder only with an account
      accountKey: key ?? '',
      found: await foundOrFailed(termsOfParticipant(it), finder),
    }),
    onResults(results) {
      // not a change by the user: the *Undo* on the screen stays valid
      apply((draft) => putLookups(draft, results), { keepsUndo: true })
      const left = new Set(getDraft().participants.map((it) => it.key))
      const duplicate = results.find((it) => it.found.status === 'ready' && !left.has(it.key))
      if (duplicate?.found.status === 'ready') {
        announce(announcements.alreadyListed(displayName(duplicate.found.contact)))
      }
    },
  })

  return async (participant) => {
    if (!finderFor) throw new Error('looking up candidates needs an account')
    return candidatesFor(termsOfParticipant(participant), finderFor())
  }
}

function pendingOf(participants: Participant[], key: string | undefined): Participant[] {
  const on = participantsOn(participants, key)
  return participants.filter((_, index) => on[index]?.lookup === 'pending')
}

/**
 * Turns an error into the status `failed`, which is shown at the participant and can be retried.
 */
export async function foundOrFailed(terms: LookupTerms, finder: Finder): Promise<Found> {
  try {
    return await findPerson(terms, finder)
  } catch {
    return { status: 'failed' }
  }
}
