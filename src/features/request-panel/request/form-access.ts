import type { Writing, WrittenPayload } from '#beeper/written-payload.ts'

/** The form, as far as a request can be written into it. */
export interface FormAccess {
  /** What people have put into the form, as of the request that is shown. */
  key: string
  /** The same, as of now. */
  currentKey(): string
  mode: WrittenPayload['mode']
  /** Takes a request into the form, sends nothing, and gives the key of the form with it. */
  write(writing: Writing): string
}
