import type { BeeperError, WriteOutcome } from '#beeper/failure/failure.ts'
import type { CheckBefore, Opened } from '#beeper/open-chat.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Participant, WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import type { EarlierRequest } from './sent-requests.ts'

/** The recipient of a request, as shown to the user. */
export interface RecipientName {
  /** "Ada Obi", "3 people". */
  name: string
  /** The network's name. */
  network: string
}

/** A request that was sent, with what was known at the time. */
export interface Attempt extends RecipientName {
  draft: WholeDraft
  payload: NewChat
  request: OpenRequest
  /** The participants of a new chat, with names. */
  people: readonly Participant[]
  /** The result of the check before sending, if it was made. */
  before: CheckBefore | undefined
  /** IDs of chats that a new group could be mistaken for; absent if they could not be read. */
  knownBefore: readonly string[] | undefined
  /** Milliseconds since 1970. */
  sentAt: number
  /** ID of the entry in `sentRequests`. */
  noteID: string
}

/** A chat that was opened. */
export interface Opening extends Attempt {
  opened: Opened
  /** The chat was found later, after a request of unknown outcome. */
  isLate: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** The state of the submission, as button, alert, preview and success line show it. */
export type SubmitState =
  | { status: 'idle' }
  /** Resolves the recipient and the server's version; nothing is sent yet. */
  | { status: 'preparing'; since: number; network: string | undefined }
  | { status: 'asking'; earlier: EarlierRequest; attempt: Pick<Attempt, 'payload' | 'name'> }
  | ({ status: 'sending'; since: number; draft: WholeDraft } & RecipientName)
  /** Problems to fix before sending. `moment` distinguishes two results with the same problems. */
  | { status: 'invalid'; problems: readonly Problem[]; moment: number }
  | Failed
  | { status: 'opened'; opening: Opening }

export interface Failed {
  status: 'failed'
  failure: BeeperError
  outcome: WriteOutcome
  /** The request; only partly known if it was never sent. */
  attempt: Partial<Attempt> & Pick<Attempt, 'draft'>
  moment: number
  /** The problems that the form marks. */
  problems?: readonly Problem[]
  /** The status of the search for a chat that may have been opened. */
  look?: 'looking' | 'not-found' | 'could-not-look'
}

/** A request that was sent and may or may not have worked. */
export interface OpenOutcome extends Failed {
  outcome: 'unknown'
  attempt: Attempt
}

export const isOpenOutcome = (state: SubmitState): state is OpenOutcome =>
  state.status === 'failed' && state.outcome === 'unknown' && state.attempt.noteID !== undefined
