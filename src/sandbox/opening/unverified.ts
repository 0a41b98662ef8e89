import type { IdentifierKind } from '../networks/network.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { type Person, unknownPerson } from '../store/person.ts'

// of an e-mail address, RFC 5321
const longestAddress = 254

/**
 * Whoever might answer at an address, for networks that take any without asking (text messages,
 * iMessage); undefined on the others. `value` is spelled as the network reads it.
 */
export function unverified(
  { accountID, network }: OwnAccount,
  kind: IdentifierKind,
  value: string,
): Person | undefined {
  const networkID = network.unverifiedID?.(value)
  if (networkID === undefined || value.length > longestAddress) return undefined
  return unknownPerson({ accountID, networkID, id: network.userID(networkID), [kind]: value })
}

/** The same for an ID that is nothing but such an address: `+15550100123`. */
export function unverifiedByID(account: OwnAccount, id: string): Person | undefined {
  for (const kind of ['phoneNumber', 'email'] as const) {
    const reading = account.network.read[kind]?.(id)
    if (reading && 'value' in reading) return unverified(account, kind, reading.value)
  }
  return undefined
}
