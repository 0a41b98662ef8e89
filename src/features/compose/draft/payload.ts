import type { NetworkRules } from '#beeper/network-rules.ts'
import { present } from '#beeper/recipient/contact-match.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import { isNoPhone, keyed } from '#recognize/phone.ts'
import { accountKey, type Details, type WholeDraft } from './draft.ts'
import { kindOn, participantsOn } from './participants.ts'

/** What a payload needs beside the draft, known only after lookups. */
interface Resolved {
  accountID: string
  /** The person as sent, with the number in E.164. */
  user: Details
  /** Rules of the account's network. */
  rules?: NetworkRules | undefined
  mount: string
}

/** The union payload of a draft, without blank fields. */
export function toNewChat(draft: WholeDraft, { accountID, user, rules, mount }: Resolved): NewChat {
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
    // an ID of another account would be unknown, or another person's
    participantIDs: participantsOn(draft.participants, key).map(({ id }) => id),
    // only groups have a title
    ...(type === 'group' && title ? { title } : {}),
    ...message,
  }
}

/** Leaves out text in the number field that is no number; the form reports it. */
function toRecipient(user: Details): Recipient {
  const { phoneNumber, username, ...rest } = present(user)
  return {
    ...rest,
    // `@ada` is how people write `ada`, and some networks accept only the latter
    ...(username && { username: username.replace(/^@(?=[^@:]+$)/, '') }),
    ...(phoneNumber && !isNoPhone(keyed(phoneNumber)) && { phoneNumber }),
  }
}
