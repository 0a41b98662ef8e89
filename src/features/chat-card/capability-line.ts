import type { Level } from '#contract/capabilities.ts'
import { words } from './words.ts'

/** One thing that a chat can or can't do. */
export interface CapabilityLine {
  /** Where the answer says it, such as `edit` or `state.title`. */
  path: string
  label: string
  /** Draws the mark; absent where there is nothing to grade. */
  level?: Level
  /** The level, or the yes or no, in words. */
  said?: string
  /** Limits and other conditions, in words. */
  notes: string[]
}

/** Where a line comes from, and what people call it. */
export interface Subject {
  path: string
  label: string
}

type Note = string | false | undefined

const given = (notes: Note[]) => notes.filter((note) => typeof note === 'string')

const levelWords: Readonly<Record<string, string>> = words.capabilities.levels

/** A level in words; one that is new to us is told by its number. */
export const levelSaid = (level: Level) =>
  levelWords[level] ?? words.capabilities.levelNumber(level)

/** Whether the API has told us what this number means. */
export const isKnownLevel = (level: Level) => Object.hasOwn(levelWords, level)

/** An absent level means "not supported". */
export const graded = (subject: Subject, level: Level = 0, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level,
  said: levelSaid(level),
  notes: given(notes),
})

/** An absent answer means "no". */
export const yesOrNo = (subject: Subject, can = false, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  level: can ? 2 : 0,
  said: can ? words.capabilities.yes : words.capabilities.no,
  notes: given(notes),
})

/** Told, but not graded. */
export const told = (subject: Subject, ...notes: Note[]): CapabilityLine => ({
  ...subject,
  notes: given(notes),
})

/** What a line says beside its label: "fully supported, within 15 minutes". */
export const saidOf = ({ said, notes }: CapabilityLine) =>
  [...(said ? [said] : []), ...notes].join(', ')

/** The whole line as one sentence: "Edit: fully supported, within 15 minutes". */
export const sentence = (line: CapabilityLine) => `${line.label}: ${saidOf(line)}`
