import type { BeeperError, WriteOutcome } from '#beeper/failure/failure.ts'
import type { CheckBefore, Opened } from '#beeper/open-chat.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Participant, WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import type { EarlierRequest } from './sent-requests.ts'

/** Whom a request is for, as people call them. */
export interface RecipientName {
  /** "Ada Obi", "3 people". */
  name: string
  /** The network's name. */
  network: string
}

/** One request that was sent, and all that was known then. */
export interface Attempt extends RecipientName {
  draft: WholeDraft
  payload: NewChat
  request: OpenRequest
  /** Who was picked for it, with names. */
  people: readonly Participant[]
  /** What the check before sending had found, if it was made. */
  before: CheckBefore | undefined
  /** Chats that a new group could be mistaken for; absent where they could not be read. */
  knownBefore: readonly string[] | undefined
  /** Milliseconds since 1970. */
  sentAt: number
  /** Of the note in `sentRequests`. */
  noteID: string
}

/** A chat that was opened. */
export interface Opening extends Attempt {
  opened: Opened
  /** It was found after nobody knew whether the request had worked. */
  isLate: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** Where a submission is. Button, alert, preview and line of success all show this one state. */
export type SubmitState =
  | { status: 'idle' }
  /** The person and the server's version are found out; nothing is sent yet. */
  | { status: 'preparing'; since: number; network: string | undefined }
  | { status: 'asking'; earlier: EarlierRequest; attempt: Pick<Attempt, 'payload' | 'name'> }
  | ({ status: 'sending'; since: number; draft: WholeDraft } & RecipientName)
  /** What is to be mended before anything can be sent. `moment` tells the same trouble twice. */
  | { status: 'invalid'; problems: readonly Problem[]; moment: number }
  | Failed
  | { status: 'opened'; opening: Opening }

export interface Failed {
  status: 'failed'
  failure: BeeperError
  outcome: WriteOutcome
  /** What is known of the request; a part of it where it was never sent. */
  attempt: Partial<Attempt> & Pick<Attempt, 'draft'>
  moment: number
  /** What the form marks. */
  problems?: readonly Problem[]
  /** How far the look for a chat is that may have been opened. */
  look?: 'looking' | 'not-found' | 'could-not-look'
}

/** A request that was sent, and of which nobody knows whether it worked. */
export interface OpenOutcome extends Failed {
  outcome: 'unknown'
  attempt: Attempt
}

export const isOpenOutcome = (state: SubmitState): state is OpenOutcome =>
  state.status === 'failed' && state.outcome === 'unknown' && state.attempt.noteID !== undefined
