import type { NewChat, Recipient } from '#contract/new-chat.ts'
import { compactPhone, isNoPhone, keyed } from '#recognize/phone.ts'
import type { CreateDraft, Draft, StartDraft } from './draft.ts'

/** Turns what was typed as a phone number, and its country (ISO 3166) where it names none, into what is sent. */
export type ReadPhone = (typed: string, country: string) => string

const readPlainly: ReadPhone = (typed) => compactPhone(keyed(typed))

/** The union payload of a draft. Whatever was left blank is left out. */
export function toNewChat(draft: Draft, readPhone: ReadPhone = readPlainly): NewChat {
  return draft.mode === 'start' ? toStart(draft, readPhone) : toCreate(draft)
}

function toStart(draft: StartDraft, readPhone: ReadPhone): NewChat {
  return {
    mode: 'start',
    accountID: draft.accountID,
    user: toRecipient(draft, readPhone),
    allowInvite: draft.allowInvite,
    ...present('messageText', draft.messageText),
  }
}

function toRecipient({ user, country }: StartDraft, readPhone: ReadPhone): Recipient {
  return {
    ...present('id', user.id),
    ...present('username', withoutAt(user.username)),
    ...present(
      'phoneNumber',
      isTypedPhone(user.phoneNumber) ? readPhone(user.phoneNumber, country) : '',
    ),
    ...present('email', user.email),
    ...present('fullName', user.fullName),
  }
}

/** Words in the field of the number are nobody’s number: the form says so, and leaves them out. */
const isTypedPhone = (typed: string) => typed.trim() !== '' && !isNoPhone(keyed(typed))

/** People write `@ada`; networks know `ada`, some of them nothing else. */
const withoutAt = (username: string) => username.trim().replace(/^@(?=[^@:]+$)/, '')

function toCreate(draft: CreateDraft): NewChat {
  return {
    mode: 'create',
    accountID: draft.accountID,
    type: draft.type,
    participantIDs: draft.participants.map(({ id }) => id),
    // a direct chat has no title of its own
    ...(draft.type === 'group' ? present('title', draft.title) : {}),
    ...present('messageText', draft.messageText),
  }
}

function present<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  const trimmed = text.trim()
  // a computed key is typed as any string, so the record is named here
  const field: Partial<Record<Key, string>> = {}
  if (trimmed) field[key] = trimmed
  return field
}
