import type { QueryClient } from '@tanstack/react-query'
import type { Beeper } from '#beeper/client.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { Prefill } from '#features/compose/prefill.ts'
import { arrivalWords } from '#features/links/arrival-words.ts'
import { type FormLink, readLink } from '#features/links/form-link.ts'

interface Arrival {
  /** What the link makes of the form. */
  wanted: Prefill
  /** What is to be said about it. */
  said: string
}

/** Reads a link that fills the form; any other is `undefined`. */
export async function arrivalOf(
  hash: string,
  beeper: Beeper,
  queryClient: QueryClient,
): Promise<Arrival | undefined> {
  const link = readLink(hash)
  if (!link) return undefined
  const account = await accountFor(link, beeper, queryClient)
  return {
    wanted: { ...asPrefill(link), accountID: account?.accountID },
    said: link.account && !account ? arrivalWords.noAccount(link.account) : arrivalWords.filled,
  }
}

async function accountFor({ account }: FormLink, beeper: Beeper, queryClient: QueryClient) {
  if (!account) return undefined
  // without accounts nobody can tell; the form says that they are missing
  const accounts = await queryClient.ensureQueryData(accountsQuery(beeper)).catch(() => [])
  const own = accounts.find(({ accountID }) => accountID === account)
  return own ?? accounts.find((candidate) => networkTypeOf(candidate) === account)
}

const asPrefill = (link: FormLink): Prefill => ({
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
