import type { Identifier } from '#recognize/recognition.ts'

/**
 * The union payload as somebody wrote it by hand: nothing in it has to be there, and what is absent
 * is blank.
 */
export interface WrittenPayload {
  mode: 'start' | 'create'
  accountID: string
  messageText: string
  user: Record<Identifier, string>
  allowInvite: boolean
  type: '' | 'single' | 'group'
  participantIDs: readonly string[]
  title: string
}

/** A request that was written, to be taken into the form. */
export interface Writing {
  payload: WrittenPayload
  /** What the text said before it was changed: the request of the form at first. */
  before: WrittenPayload
  /** Typed over the request of the form, key by key, or pasted as a whole. */
  way: 'typed' | 'pasted'
}
