import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import { usePrefill } from '#features/compose/use-prefill.ts'
import { arrivalWords } from '#features/links/arrival-words.ts'
import { type FormLink, readLink } from '#features/links/form-link.ts'

/**
 * Fills the form from the address, when the page opens and when it changes, and takes the link out
 * of the address bar. Answers what is to be said about it.
 */
export function useLinks(): string | undefined {
  const [said, setSaid] = useState<string>()
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const prefill = usePrefill()

  const accountFor = async ({ account }: FormLink) => {
    if (!account) return undefined
    // without accounts nobody can tell; the form says that they are missing
    const accounts = await queryClient.ensureQueryData(accountsQuery(beeper)).catch(() => [])
    const own = accounts.find(({ accountID }) => accountID === account)
    return own ?? accounts.find((candidate) => networkTypeOf(candidate) === account)
  }
  const arrive = useEffectEvent(async () => {
    const link = readLink(location.hash)
    if (!link) return
    // neither history nor a copied address keeps what the link said
    history.replaceState(history.state, '', location.pathname + location.search)
    const account = await accountFor(link)
    prefill({ ...asPrefill(link), accountID: account?.accountID })
    setSaid(link.account && !account ? arrivalWords.noAccount(link.account) : arrivalWords.filled)
  })

  useEffect(() => {
    const listen = () => void arrive()
    listen()
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])
  return said
}

const asPrefill = (link: FormLink) => ({
  mode: link.mode,
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
  participantIDs: link.participants,
  title: link.title,
  messageText: link.message,
})
