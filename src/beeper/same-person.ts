import type { User } from '#contract/contacts.ts'
import type { Recipient } from '#contract/new-chat.ts'

/** The identifier that Beeper would try first. */
export interface Given {
  kind: 'id' | 'username' | 'phoneNumber' | 'email'
  value: string
}

/** The first identifier in Beeper's order: id, username, phone number, email. */
export function givenIn(user: Recipient): Given | undefined {
  for (const kind of ['id', 'username', 'phoneNumber', 'email'] as const) {
    const value = user[kind]
    if (value) return { kind, value }
  }
  return undefined
}

/** Whether a contact is exactly whom the identifier names, whatever way it is spelled. */
export function isSamePerson(user: User, { kind, value }: Given): boolean {
  const theirs = user[kind]
  return theirs !== undefined && spelled[kind](theirs) === spelled[kind](value)
}

const spelled: Record<Given['kind'], (text: string) => string> = {
  id: (text) => text,
  username: (text) => text.replace(/^@/, '').toLowerCase(),
  phoneNumber: (text) => text.replace(/\D/g, ''),
  email: (text) => text.toLowerCase(),
}
