import { useId } from 'react'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { displayText } from '#ui/display-text.ts'
import { jsonText } from '#ui/json-text.ts'
import { LevelMark } from '#ui/level-mark.tsx'
import { Section } from '../section.tsx'
import { words } from '../words.ts'
import { type CapabilityGroup, capabilityGroups } from './groups.ts'
import { type CapabilityLine, isKnownLevel, sentence } from './lines.ts'

/** What this chat can do, line by line; each line is heard as one sentence. */
export function Capabilities({
  capabilities,
  isGroup,
  raw,
}: {
  capabilities: ChatCapabilities | undefined
  isGroup: boolean
  /** The capabilities as they came, where that is known. */
  raw?: unknown
}) {
  return (
    <Section heading={words.capabilities.heading}>
      {(headingID) =>
        capabilities ? (
          <>
            <ul aria-labelledby={headingID} className="grid gap-4">
              {capabilityGroups(capabilities, isGroup, raw).map((group) => (
                <Group key={group.name} {...group} />
              ))}
            </ul>
            <Legend />
            <RawValue name={words.capabilities.raw} value={raw ?? capabilities} />
          </>
        ) : (
          <p className="text-ink-3 text-small">{words.capabilities.unsaid}</p>
        )
      }
    </Section>
  )
}

function Group({ name, lines }: CapabilityGroup) {
  const id = useId()
  return (
    <li>
      <h4 id={id} className="mb-1.5 text-ink-3 text-tiny">
        {name}
      </h4>
      <ul
        aria-labelledby={id}
        className="grid grid-cols-1 gap-x-[22px] gap-y-[7px] @3xs:grid-cols-2 @md:grid-cols-3"
      >
        {lines.map((line) => (
          <Line key={line.path} {...line} />
        ))}
      </ul>
    </li>
  )
}

// a key or a list that is longer than this stands in the raw capabilities
const longestLabel = 100
const longestNote = 1_000

function Line(line: CapabilityLine) {
  const { level, said, notes } = line
  const label = displayText(line.label, longestLabel)
  const unheardOf = level !== undefined && !isKnownLevel(level) && said
  const shown = [...(unheardOf ? [unheardOf] : []), ...notes].join(', ')

  return (
    <li
      className={`flex gap-[9px] text-small ${level === undefined ? 'col-span-full' : ''} ${level !== undefined && level <= 0 ? 'text-ink-3' : ''}`}
    >
      {level !== undefined && (
        <span className="mt-[3px]">
          <LevelMark level={level} />
        </span>
      )}
      <span className="sr-only">{displayText(sentence(line), longestNote)}</span>
      <span aria-hidden="true" className="min-w-0 wrap-anywhere">
        {label}
        {shown && (
          <span className="mx-0.5 text-ink-3 text-tiny"> {displayText(shown, longestNote)}</span>
        )}
      </span>
    </li>
  )
}

function Legend() {
  const { legend } = words.capabilities
  return (
    <p aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-3 text-tiny">
      {(['2', '1', '0', '-1', '-2'] as const).map((level) => (
        <span key={level} className="inline-flex items-center gap-1.5">
          <LevelMark level={Number(level)} />
          {legend[level]}
        </span>
      ))}
    </p>
  )
}

/** Characters; what lies behind them is not shown. */
const mostShown = 20_000

/** A value as plain JSON, shown on demand. */
export function RawValue({ name, value }: { name: string; value: unknown }) {
  return (
    <details className="text-note">
      <summary className="w-fit font-label text-ink-2">{name}</summary>
      <pre className="mt-2 whitespace-pre-wrap rounded-inner bg-sunken p-3 font-mono text-tiny wrap-anywhere">
        {jsonText(value, mostShown)}
      </pre>
    </details>
  )
}
