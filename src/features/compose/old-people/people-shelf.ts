import type { Picked } from '../draft.ts'
import type { Finder } from './find-person.ts'

/** The people of the draft, as those who take them in and look them up see them. */
export interface PeopleShelf {
  people(): readonly Picked[]
  change(next: readonly Picked[]): void
  /** Whether somebody is still there, and still being looked up as they were then. */
  isAsked(asked: Picked): boolean
  /** Puts others in the place of those who are still asked for. */
  replace(changes: ReadonlyMap<Picked, readonly Picked[]>): void
  /** What stands in the field. */
  read(): string
  /** Puts words into the field, and the focus with them. */
  write(words: string): void
  /** Reads words out. */
  say(words: string): void
  /** The place that is chosen now. */
  place(): string
  /** Somebody to ask there; nobody as long as no account is chosen. */
  finder(): Promise<Finder | undefined>
}
