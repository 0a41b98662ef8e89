import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { loadAccounts, loadUnlistedToo } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { Account } from '#contract/accounts.ts'
import { changeMode, type Prefill, prefill } from '#features/compose/draft/changes.ts'
import { typedParticipant } from '#features/compose/draft/participants.ts'
import { useDraft } from '#features/compose/draft/use-draft.tsx'
import { focusPerson } from '#features/compose/focus.ts'
import type { FormLink } from '#features/links/form-link.ts'
import { Button } from '#ui/button.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { Name } from '#ui/text/display-text.tsx'

/** What a link would make of the form, and what is said of it. */
interface Arrival {
  wanted: Prefill
  /** Whom it names. */
  who: string
  network: string | undefined
  /** An account that is named and not here. */
  missingAccount: string | undefined
}

// all other links are none of ours, and nothing is loaded for them
const ours = /^#\/?(start|create)(\?|$)/

/**
 * Offers what a link says beside the draft. A link is written by anybody: it looks nobody up and
 * replaces nothing before it is pressed, it never sends, and it leaves the address bar at once.
 */
export function LinkOffer({ onFill }: { onFill(): void }) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { apply } = useDraft()
  const [arrival, setArrival] = useState<Arrival>()

  const arrive = useEffectEvent(async () => {
    const { hash } = location
    const [, mode, hasQuery] = ours.exec(hash) ?? []
    if (mode !== 'start' && mode !== 'create') return
    // neither history nor a copied address keeps what the link said
    history.replaceState(history.state, '', location.pathname + location.search)
    if (!hasQuery) {
      // a way into the form without anybody in it: both modes keep what they hold
      apply((draft) => changeMode(draft, mode))
      queueMicrotask(focusPerson)
      return
    }
    const { readLink } = await import('#features/links/form-link.ts')
    const link = readLink(hash)
    if (link) setArrival(await arrivalOf(link, beeper, queryClient))
  })
  useEffect(() => {
    const listen = () => void arrive()
    listen()
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])

  const fill = ({ wanted }: Arrival) => {
    apply((draft) => prefill(draft, wanted), { undo: 'Filled from a link.' })
    setArrival(undefined)
    onFill()
    focusPerson()
  }
  return (
    <StatusText className="mb-[18px]">
      {arrival && (
        <div className="grid gap-2 rounded-panel bg-accent-soft px-4 py-3">
          <p>
            A link names <Name className="font-medium">{arrival.who}</Name>
            {arrival.network && ` on ${arrival.network}`}. Nothing is looked up or sent before you
            press.
          </p>
          {arrival.missingAccount && (
            <p>
              It names an account that is not here: “
              <Name maxLength={60}>{arrival.missingAccount}</Name>
              ”.
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => fill(arrival)}>
              Fill the form
            </Button>
            <Button
              variant="ghost"
              onClick={() => {
                setArrival(undefined)
                focusPerson()
              }}
            >
              Ignore
            </Button>
          </div>
        </div>
      )}
    </StatusText>
  )
}

async function arrivalOf(
  link: FormLink,
  beeper: Beeper,
  queryClient: QueryClient,
): Promise<Arrival> {
  const account = await accountFor(link, beeper, queryClient)
  const { name, phone, email, username, id, uri, participants } = link
  const people =
    participants.length === 1 ? participants[0] : `${participants.length} people for a chat`
  return {
    wanted: asPrefill(link, beeper.mount, account),
    who:
      (link.mode === 'create' ? link.title || people : undefined) ??
      name ??
      phone ??
      email ??
      username ??
      uri ??
      id ??
      'nobody',
    network: account && networkNameOf(account),
    missingAccount: account ? undefined : link.account,
  }
}

async function accountFor({ account }: FormLink, beeper: Beeper, queryClient: QueryClient) {
  if (!account) return undefined
  const among = (accounts: readonly Account[]) =>
    accounts.find(({ accountID }) => accountID === account) ??
    accounts.find((candidate) => networkTypeOf(candidate) === account)
  try {
    const listed = among(await loadAccounts(queryClient, beeper))
    return listed ?? among(await loadUnlistedToo(queryClient, beeper))
  } catch (error) {
    // without accounts nobody can tell; the form says that they are missing
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

const asPrefill = (link: FormLink, mount: string, account: Account | undefined): Prefill => ({
  mode: link.mode,
  origin: 'link',
  mount,
  accountID: account?.accountID,
  who: link.uri,
  user: {
    ...(link.id && { id: link.id }),
    ...(link.username && { username: link.username }),
    ...(link.phone && { phoneNumber: link.phone }),
    ...(link.email && { email: link.email }),
    ...(link.name && { fullName: link.name }),
  },
  allowInvite: link.invite,
  type: link.type,
  participants: link.participants.map((id) => typedParticipant(id)),
  title: link.title,
  messageText: link.message,
})
