import type { Account } from '#contract/accounts.ts'
import type { NetworkRules } from '../network-rules.ts'
import type { CheckBefore } from '../open-chat.ts'
import type { ContactSearch } from './contact-search.ts'
import type { Details, RecipientState } from './recipient-state.ts'

/** The person the form reaches, and how: worked out once, read by list, chip, preview and button. */
export interface Recipient {
  state: RecipientState
  /** The account that will be used; `undefined` while none is settled. */
  account: Account | undefined
  /** Why that one: by hand, by a link, with the person, or the one that can look them up. */
  accountReason: 'chosen' | 'link' | 'person' | 'proposed' | undefined
  rules: NetworkRules | undefined
  /** What will be sent of the person. */
  user: Details
  search: ContactSearch
  check: SharedChatCheck
}

/** The look for a chat that is shared already. */
export interface SharedChatCheck {
  /** What it found; absent as long as it is not known. */
  found: CheckBefore | undefined
  isChecking: boolean
  hasFailed: boolean
}
