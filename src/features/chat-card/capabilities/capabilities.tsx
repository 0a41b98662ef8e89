import { useId } from 'react'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { LevelMark } from '#ui/level-mark.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { jsonText } from '#ui/text/json-text.ts'
import { Disclosure, Section } from '../section.tsx'
import { type CapabilityGroup, capabilityGroups } from './groups.ts'
import { highlightsOf, tally } from './highlights.ts'
import { type CapabilityLine, isKnownLevel, sentence } from './lines.ts'
import { capabilitiesText } from './text.ts'

interface CapabilitiesProps {
  capabilities: ChatCapabilities | undefined
  isGroup: boolean
  /** The unparsed capabilities, if known. */
  raw?: unknown
}

/** What this chat can do: the highlights, and all capabilities on demand. */
export function Capabilities({ capabilities, isGroup, raw }: CapabilitiesProps) {
  if (!capabilities) {
    return (
      <Section heading={capabilitiesText.heading}>
        {() => <p className="text-ink-3 text-small">{capabilitiesText.unsaid}</p>}
      </Section>
    )
  }
  const groups = capabilityGroups(capabilities, isGroup, raw)
  const { all } = tally(groups)
  return (
    <>
      <Highlights {...{ groups, capabilities, isGroup }} />
      <Disclosure
        heading={capabilitiesText.allOf(formatNumber(all))}
        note={groups.map(({ name }) => name.toLowerCase()).join(', ')}
      >
        {() => (
          <>
            <ul aria-label={capabilitiesText.all} className="grid gap-4">
              {groups.map((group) => (
                <Group key={group.name} {...group} />
              ))}
            </ul>
            <Legend />
            <RawValue name={capabilitiesText.raw} value={raw ?? capabilities} />
          </>
        )}
      </Disclosure>
    </>
  )
}

interface HighlightsProps {
  groups: readonly CapabilityGroup[]
  capabilities: ChatCapabilities
  isGroup: boolean
}

function Highlights({ groups, capabilities, isGroup }: HighlightsProps) {
  const { can, all } = tally(groups)
  const { shown, more } = highlightsOf(groups, capabilities, isGroup)
  return (
    <Section
      heading={capabilitiesText.heading}
      count={capabilitiesText.canOf(formatNumber(can), formatNumber(all))}
    >
      {(headingID) => (
        <>
          <ul aria-labelledby={headingID} className={columns}>
            {shown.map(({ line, brief }) => (
              <Line key={line.path} line={line} brief={brief} />
            ))}
          </ul>
          {more > 0 && (
            <p className="text-ink-3 text-tiny">
              {capabilitiesText.moreDiffer(formatNumber(more))}
            </p>
          )}
        </>
      )}
    </Section>
  )
}

const columns = 'grid grid-cols-1 gap-x-[22px] gap-y-[7px] @3xs:grid-cols-2 @md:grid-cols-3'

function Group({ name, lines }: CapabilityGroup) {
  const id = useId()
  return (
    <li>
      <h4 id={id} className="mb-1.5 text-ink-3 text-tiny">
        {name}
      </h4>
      <ul aria-labelledby={id} className={columns}>
        {lines.map((line) => (
          <Line
            key={line.path}
            line={line}
            brief={noteOf(line)}
            isWide={line.level === undefined}
          />
        ))}
      </ul>
    </li>
  )
}

function noteOf({ level, value, notes }: CapabilityLine) {
  const isNew = typeof level === 'number' && !isKnownLevel(level) && value
  return [...(isNew ? [isNew] : []), ...notes].join(', ')
}

// longer texts are complete in the raw capabilities
const maxLabel = 100
const maxNote = 1_000

interface LineProps {
  line: CapabilityLine
  /** Shown beside the label; screen readers get the complete sentence instead. */
  brief: string
  /** Spans all columns. */
  isWide?: boolean
}

function Line({ line, brief, isWide = false }: LineProps) {
  const { level } = line
  const isAbsent = level === 'unsaid' || (level !== undefined && level <= 0)
  return (
    <li
      className={`flex gap-[9px] text-small ${isWide ? 'col-span-full' : ''} ${isAbsent ? 'text-ink-3' : ''}`}
    >
      {level !== undefined && (
        <span className="mt-[3px]">
          <LevelMark level={level} />
        </span>
      )}
      <span className="sr-only">{displayText(sentence(line), maxNote)}</span>
      <span aria-hidden="true" className="min-w-0 wrap-anywhere">
        {displayText(line.label, maxLabel)}
        {brief && (
          <span className="mx-0.5 inline-block text-ink-3 text-tiny">
            {' '}
            {displayText(brief, maxNote)}
          </span>
        )}
      </span>
    </li>
  )
}

function Legend() {
  const { legend } = capabilitiesText
  return (
    <p aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-3 text-tiny">
      {([2, 1, 0, -1, -2, 'unsaid'] as const).map((level) => (
        <span key={level} className="inline-flex items-center gap-1.5">
          <LevelMark level={level} />
          {legend[level]}
        </span>
      ))}
    </p>
  )
}

/** Characters of the raw capabilities that are shown at most. */
const maxShown = 20_000

function RawValue({ name, value }: { name: string; value: unknown }) {
  return (
    <details className="text-note">
      <summary className="w-fit font-label text-ink-2">{name}</summary>
      <pre className="mt-2 whitespace-pre-wrap rounded-inner bg-sunken p-3 font-mono text-tiny wrap-anywhere">
        {jsonText(value, maxShown)}
      </pre>
    </details>
  )
}
