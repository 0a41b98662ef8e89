import * as z from 'zod/mini'
import type { AttachmentRules, ChatCapabilities, Level } from '#contract/capabilities.ts'
import { own } from '#contract/lenient.ts'
import { LevelMark } from '#ui/level-mark.tsx'
import { Name } from '#ui/text/display-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { Disclosure } from '../section.tsx'
import { unknownKeys } from './groups.ts'
import { isTaken, largestSize } from './key-numbers.tsx'
import { levelText } from './lines.ts'
import { formatNames, kindNames } from './names.ts'
import { bytes, duration } from './units.ts'

const attachmentsText = {
  heading: 'Attachments',
  columns: { kind: 'Kind', formats: 'Formats', caption: 'Caption', size: 'Up to' },
  none: 'This chat takes no attachments.',
  kinds: (count: number, upTo: string | undefined) =>
    `${count === 1 ? '1 kind' : `${count} kinds`}${upTo ? `, up to ${upTo}` : ''}`,
  noKinds: 'none',
  notTaken: (kinds: string) => `Not taken: ${kinds}.`,
  unsaid: 'not said',
  captions: { '0': 'no', '-1': 'dropped: sent but lost', '-2': 'rejected' },
  captionAnyLength: 'yes',
  noFormats: 'none',
  pixels: (width: string, height: string) => `up to ${width} × ${height} px`,
  pixelsWide: (width: string) => `up to ${width} px wide`,
  pixelsHigh: (height: string) => `up to ${height} px high`,
  longest: (time: string) => `up to ${time}`,
  viewOnce: 'view once',
} as const

// only the keys: a kind with unreadable rules still counts as listed
const Listed = z.object({ attachments: z.record(z.string(), z.unknown()) })

/** The attachments that a chat accepts, by kind. */
export function Attachments({
  attachments = {},
  raw,
}: {
  attachments: ChatCapabilities['attachments'] | undefined
  /** The unparsed capabilities, if known. */
  raw?: unknown
}) {
  const rows = attachmentRows(attachments)
  const refused = kindsNotTaken({ ...attachments, ...z.safeParse(Listed, raw).data?.attachments })

  return (
    <Disclosure heading={attachmentsText.heading} note={noteOf(attachments)}>
      {(headingID) =>
        rows.length === 0 ? (
          <p className="text-ink-3 text-small">{attachmentsText.none}</p>
        ) : (
          <>
            <table
              aria-labelledby={headingID}
              className="w-full table-fixed border-collapse text-small"
            >
              <thead className="text-ink-3 text-tiny">
                <tr>
                  <Column look="w-16 pe-3 text-start sm:w-24">
                    {attachmentsText.columns.kind}
                  </Column>
                  <Column look="text-start">{attachmentsText.columns.formats}</Column>
                  <Column look="w-20 ps-3 text-end sm:w-40">
                    {attachmentsText.columns.caption}
                  </Column>
                  <Column look="w-[74px] ps-3 text-end">{attachmentsText.columns.size}</Column>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.kind} {...row} />
                ))}
              </tbody>
            </table>
            {refused.length > 0 && (
              <p className="text-ink-3 text-tiny">{attachmentsText.notTaken(refused.join(', '))}</p>
            )}
          </>
        )
      }
    </Disclosure>
  )
}

function noteOf(attachments: NonNullable<ChatCapabilities['attachments']>) {
  const kinds = Object.values(attachments).filter(isTaken).length
  const largest = largestSize({ attachments })
  return kinds === 0
    ? attachmentsText.noKinds
    : attachmentsText.kinds(kinds, largest > 0 ? bytes(largest) : undefined)
}

function Column({ look, children }: { look: string; children: string }) {
  return (
    <th scope="col" className={`pb-1.5 font-medium ${look}`}>
      {children}
    </th>
  )
}

function Row({ kind, formats, limits, caption, size }: AttachmentRow) {
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1.5 pe-3 text-start font-normal wrap-anywhere">
        <Name>{kind}</Name>
      </th>
      <td className="py-1.5 text-ink-3 wrap-anywhere">
        <Name maxLength={1_000}>{formats}</Name>
        {limits && (
          <span className="block text-tiny">
            <Name maxLength={1_000}>{limits}</Name>
          </span>
        )}
      </td>
      <Figure>{caption}</Figure>
      <Figure>{size}</Figure>
    </tr>
  )
}

function Figure({ children }: { children: string | undefined }) {
  return (
    <td className="py-1.5 ps-3 text-end text-ink-2 tabular-nums wrap-anywhere">
      {children ? (
        <bdi>{children}</bdi>
      ) : (
        <>
          <span className="inline-block">
            <LevelMark level="unsaid" />
          </span>
          <span className="sr-only">{attachmentsText.unsaid}</span>
        </>
      )}
    </td>
  )
}

/** A kind of attachment as text; `undefined` for what the network doesn't specify. */
export interface AttachmentRow {
  kind: string
  formats: string
  /** Dimensions, duration and all other limits. */
  limits: string
  caption: string | undefined
  size: string | undefined
}

const graded = (text: string, level: Level) =>
  level === 2 ? text : `${text} (${levelText(level)})`

function formats({ mimeTypes }: AttachmentRules) {
  const levels = [...new Set(Object.values(mimeTypes))].sort((a, b) => b - a)
  const texts = levels.map((level) => {
    const types = Object.keys(mimeTypes).filter((type) => mimeTypes[type] === level)
    return graded(
      [...new Set(types.map((type) => own(formatNames, type) ?? type))].join(', '),
      level,
    )
  })
  return texts.join('; ') || attachmentsText.noFormats
}

function pixels({ maxWidth, maxHeight }: AttachmentRules) {
  if (maxWidth === undefined)
    return maxHeight && attachmentsText.pixelsHigh(formatNumber(maxHeight))
  if (maxHeight === undefined) return attachmentsText.pixelsWide(formatNumber(maxWidth))
  return attachmentsText.pixels(formatNumber(maxWidth), formatNumber(maxHeight))
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
    rules.maxDuration !== undefined && attachmentsText.longest(duration(rules.maxDuration)),
    rules.viewOnce && attachmentsText.viewOnce,
    ...unknownKeys(rules, ruleKeys).map(([key, value]) => `${key}: ${value}`),
  ]
    .filter(Boolean)
    .join(' · ')

const refusals: Readonly<Record<string, string>> = attachmentsText.captions

function caption({ caption: level, maxCaptionLength }: AttachmentRules) {
  if (level === undefined) return undefined
  if (level <= 0) return refusals[level] ?? levelText(level)
  return graded(
    maxCaptionLength === undefined
      ? attachmentsText.captionAnyLength
      : formatNumber(maxCaptionLength),
    level,
  )
}

/** The table of attachments; known kinds first, in their usual order. */
export function attachmentRows(attachments: Record<string, AttachmentRules>): AttachmentRow[] {
  const order = Object.keys(kindNames)
  const rank = (kind: string) => (order.indexOf(kind) + order.length + 1) % (order.length + 1)
  return Object.entries(attachments)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([kind, rules]) => ({
      kind: own(kindNames, kind) ?? kind,
      formats: formats(rules),
      limits: limits(rules),
      caption: caption(rules),
      size: rules.maxSize === undefined ? undefined : bytes(rules.maxSize),
    }))
}

/** The known kinds that this chat rejects because it doesn't list them. */
export const kindsNotTaken = (attachments: object) =>
  Object.keys(kindNames)
    .filter((kind) => !Object.hasOwn(attachments, kind))
    .map((kind) => kindNames[kind] ?? kind)
