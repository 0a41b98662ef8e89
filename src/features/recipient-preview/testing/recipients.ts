import { rulesOf } from '#beeper/network-rules.ts'
import type { Details } from '#beeper/recipient/contact-match.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { account, user } from '#beeper/testing/accounts.ts'

export const whatsapp = account('whatsapp')
export const signal = account('signal')
export const discord = account('discordgo')

export const ada = user({ id: '@ada:whatsapp', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
export const adaOnSignal = user({ ...ada, id: '@ada:signal' })

export const details = (known: Partial<Details> = {}): Details => ({
  id: '',
  username: '',
  phoneNumber: '',
  email: '',
  fullName: '',
  ...known,
})

/** Formats British numbers as the form does. */
export const spell = (text: string) => text.replace(/^\+44(\d{4})(\d{6})$/, '+44 $1 $2')

/** Ada on WhatsApp, chosen from a list. */
export const adaFound: RecipientState = {
  kind: 'person',
  found: { account: whatsapp, contact: ada },
  match: undefined,
  how: 'chosen',
}

/** A recipient in a state, on WhatsApp by default. */
export function recipient(state: RecipientState, known: Partial<Recipient> = {}): Recipient {
  const on = 'account' in known ? known.account : whatsapp
  return {
    account: on,
    accountReason: on && 'chosen',
    rules: on && rulesOf(on),
    user: details(),
    search: { matches: [], isSearching: false, accounts: 1, failed: [], isNetworkAsked: false },
    check: { found: undefined, isChecking: false, hasFailed: false },
    ...known,
    state,
  }
}
