import type { AttachmentRules, Level } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { levelSaid } from './capability-line.ts'
import { formatNames, kindNames } from './names.ts'
import { bytes, count, duration } from './units.ts'
import { unknownKeys } from './unknown-lines.ts'
import { words } from './words.ts'

const say = words.attachments

/** One kind of attachment in words; `undefined` where the network didn't say. */
export interface AttachmentRow {
  kind: string
  formats: string
  /** Dimensions, duration and whatever else limits this kind. */
  limits: string
  caption: string | undefined
  size: string | undefined
}

const graded = (words: string, level: Level) =>
  level === 2 ? words : `${words} (${levelSaid(level)})`

function formats({ mimeTypes }: AttachmentRules) {
  const levels = [...new Set(Object.values(mimeTypes))].sort((a, b) => b - a)
  const told = levels.map((level) => {
    const types = Object.keys(mimeTypes).filter((type) => mimeTypes[type] === level)
    return graded(
      [...new Set(types.map((type) => own(formatNames, type) ?? type))].join(', '),
      level,
    )
  })
  return told.join('; ') || say.noFormats
}

function pixels({ maxWidth, maxHeight }: AttachmentRules) {
  if (maxWidth === undefined) return maxHeight && say.pixelsHigh(count(maxHeight))
  if (maxHeight === undefined) return say.pixelsWide(count(maxWidth))
  return say.pixels(count(maxWidth), count(maxHeight))
}

const ruleKeys = {
  mimeTypes: true,
  caption: true,
  maxCaptionLength: true,
  maxSize: true,
  maxWidth: true,
  maxHeight: true,
  maxDuration: true,
  viewOnce: true,
}

const limits = (rules: AttachmentRules) =>
  [
    pixels(rules),
    rules.maxDuration !== undefined && say.longest(duration(rules.maxDuration)),
    rules.viewOnce && say.viewOnce,
    ...unknownKeys(rules, ruleKeys).map(([key, value]) => `${key}: ${value}`),
  ]
    .filter(Boolean)
    .join(' · ')

const refusals: Readonly<Record<string, string>> = say.captions

function caption({ caption: level, maxCaptionLength: most }: AttachmentRules) {
  if (level === undefined) return undefined
  if (level <= 0) return refusals[level] ?? levelSaid(level)
  return graded(most === undefined ? say.captionAnyLength : count(most), level)
}

/** The table of attachments; known kinds first, in their usual order. */
export function attachmentRows(attachments: Record<string, AttachmentRules>): AttachmentRow[] {
  const order = Object.keys(kindNames)
  const place = (kind: string) => (order.indexOf(kind) + order.length + 1) % (order.length + 1)
  return Object.entries(attachments)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([kind, rules]) => ({
      kind: own(kindNames, kind) ?? kind,
      formats: formats(rules),
      limits: limits(rules),
      caption: caption(rules),
      size: rules.maxSize === undefined ? undefined : bytes(rules.maxSize),
    }))
}

/** The kinds that this chat rejects because it doesn't list them, readably or not. */
export const kindsNotTaken = (attachments: object) =>
  Object.keys(kindNames)
    .filter((kind) => !Object.hasOwn(attachments, kind))
    .map((kind) => kindNames[kind] ?? kind)
