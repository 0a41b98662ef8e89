import type { Writing, WrittenPayload } from '#beeper/written-payload.ts'

/** Access to the form for writing requests into it. */
export interface FormAccess {
  /** Identifies the content of the form at the time of the shown request. */
  key: string
  /** Identifies the current content. */
  currentKey(): string
  mode: WrittenPayload['mode']
  /** Fills the form with a request without sending, and returns the new key. */
  write(writing: Writing): string
}
