import type { Identifier } from '#recognize/recognition.ts'

/**
 * The union payload as written by hand. No field is required; an absent one is blank.
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

/** A hand-written request to be applied to the form. */
export interface Writing {
  payload: WrittenPayload
  /** The payload before the edit; at first that of the form's own request. */
  before: WrittenPayload
  /** Typed into the form's own request, key by key, or pasted as a whole. */
  way: 'typed' | 'pasted'
}
