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

/** A link, with the values for the form and the texts of the offer. */
interface OfferedLink {
  values: Prefill
  /** The recipient that the link names. */
  who: string
  network: string | undefined
  /** An account that the link names but the server does not have. */
  missingAccount: string | undefined
}

// for other fragments the parser is not loaded
const linkPattern = /^#\/?(start|create)(\?|$)/

/**
 * Offers to fill the form from a link. Links are untrusted: before the press no one is looked up
 * and nothing is replaced, a link never sends, and it is removed from the address bar at once.
 */
export function LinkOffer({ onFill }: { onFill(): void }) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { apply } = useDraft()
  const [offer, setOffer] = useState<OfferedLink>()

  const readHash = useEffectEvent(async () => {
    const { hash } = location
    const [, mode, hasQuery] = linkPattern.exec(hash) ?? []
    if (mode !== 'start' && mode !== 'create') return
    // removed from the history and from copied addresses
    history.replaceState(history.state, '', location.pathname + location.search)
    if (!hasQuery) {
      // a link without values only changes the mode
      apply((draft) => changeMode(draft, mode))
      queueMicrotask(focusPerson)
      return
    }
    const { readLink } = await import('#features/links/form-link.ts')
    const link = readLink(hash)
    if (link) setOffer(await offerFor(link, beeper, queryClient))
  })
  useEffect(() => {
    const listen = () => void readHash()
    listen()
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])

  const fill = ({ values }: OfferedLink) => {
    apply((draft) => prefill(draft, values), { undo: 'Filled from a link.' })
    setOffer(undefined)
    onFill()
    focusPerson()
  }
  return (
    <StatusText className="mb-[18px]">
      {offer && (
        <div className="grid gap-2 rounded-panel bg-accent-soft px-4 py-3">
          <p>
            A link names <Name className="font-medium">{offer.who}</Name>
            {offer.network && ` on ${offer.network}`}. Nothing is looked up or sent before you
            press.
          </p>
          {offer.missingAccount && (
            <p>
              It names an account that is not here: “
              <Name maxLength={60}>{offer.missingAccount}</Name>
              ”.
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => fill(offer)}>
              Fill the form
            </Button>
            <Button
              variant="ghost"
              onClick={() => {
                setOffer(undefined)
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

async function offerFor(
  link: FormLink,
  beeper: Beeper,
  queryClient: QueryClient,
): Promise<OfferedLink> {
  const account = await accountFor(link, beeper, queryClient)
  const { name, phone, email, username, id, uri, participants } = link
  const people =
    participants.length === 1 ? participants[0] : `${participants.length} people for a chat`
  return {
    values: asPrefill(link, beeper.mount, account),
    who:
      (link.mode === 'create' ? link.title || people : undefined) ??
      name ??
      phone ??
      email ??
      username ??
      uri ??
      id ??
      'no one',
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
    // the form reports that the accounts could not be loaded
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
