import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { CreateDraft, Draft, StartDraft } from './draft.ts'
import { compactPhone } from './phone.ts'

/** Turns what was typed as a phone number into what is sent. */
export type ReadPhone = (typed: string) => string

/** The union payload of a draft. Whatever was left blank is left out. */
export function toNewChat(draft: Draft, readPhone: ReadPhone = compactPhone): NewChat {
  return draft.mode === 'start' ? toStart(draft, readPhone) : toCreate(draft)
}

function toStart(draft: StartDraft, readPhone: ReadPhone): NewChat {
  return {
    mode: 'start',
    accountID: draft.accountID,
    user: toRecipient(draft.user, readPhone),
    allowInvite: draft.allowInvite,
    ...present('messageText', draft.messageText),
  }
}

function toRecipient(user: StartDraft['user'], readPhone: ReadPhone): Recipient {
  return {
    ...present('id', user.id),
    ...present('username', user.username),
    ...present('phoneNumber', user.phoneNumber.trim() && readPhone(user.phoneNumber)),
    ...present('email', user.email),
    ...present('fullName', user.fullName),
  }
}

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
