import type { NetworkRules } from '#beeper/network-rules.ts'
import { present } from '#beeper/recipient/contact-match.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import { isNoPhone, keyed } from '#recognize/phone.ts'
import { accountKey, type Details, type WholeDraft } from './draft.ts'
import { kindOn, participantsOn } from './participants.ts'

/** What of a draft is settled only by looking it up. */
interface Settled {
  accountID: string
  /** The person as they are sent, a number in E.164. */
  user: Details
  /** Of the account's network. */
  rules?: NetworkRules | undefined
  mount: string
}

/** The union payload of a draft. Whatever was left blank is left out. */
export function toNewChat(draft: WholeDraft, { accountID, user, rules, mount }: Settled): NewChat {
  const messageText = draft.messageText.trim()
  const message = messageText ? { messageText } : {}
  if (draft.mode === 'start') {
    const { allowInvite } = draft
    return { mode: 'start', accountID, user: toRecipient(user), allowInvite, ...message }
  }
  const type = kindOn(draft, rules)
  const key = accountID ? accountKey(mount, accountID) : undefined
  const title = draft.title.trim()
  return {
    mode: 'create',
    accountID,
    type,
    // an ID of another account would be nobody, or another person
    participantIDs: participantsOn(draft.participants, key).map(({ id }) => id),
    // a direct chat has no title of its own
    ...(type === 'group' && title ? { title } : {}),
    ...message,
  }
}

/** Words in the field of the number are nobody's number: the form says so, and leaves them out. */
function toRecipient(user: Details): Recipient {
  const { phoneNumber, username, ...rest } = present(user)
  return {
    ...rest,
    // people write `@ada`; networks know `ada`, some of them nothing else
    ...(username && { username: username.replace(/^@(?=[^@:]+$)/, '') }),
    ...(phoneNumber && !isNoPhone(keyed(phoneNumber)) && { phoneNumber }),
  }
}
