import { memo, useMemo, useState } from 'react'
import { affordable, layoutCost } from '#ui/text/text-limits.ts'
import { CodeText, HiddenRest, shownAtOnce } from '../code.tsx'
import { focusField, highlightKey, useHighlightedKey } from './highlighted-key.ts'
import { keysOfLines, namedLine, requestKeys } from './request-keys.ts'

interface RequestLinesProps {
  code: string
  /** Identifies the kind of text, such as its language: across kinds no change is marked. */
  of: string
}

/**
 * The request by lines: the last change is marked with a bar, a key and its field are highlighted
 * together, and a press on a key focuses its field.
 */
export function RequestLines({ code, of }: RequestLinesProps) {
  const [budget, setBudget] = useState(shownAtOnce)
  const shown = affordable(code, budget)
  const hidden = code.length - shown.length
  const lines = useMemo(() => shown.split('\n'), [shown])
  const keys = useMemo(() => keysOfLines(lines), [lines])
  const { changed, count } = useChanged(lines, of)
  const highlighted = useHighlightedKey()
  return (
    <>
      <pre
        dir="ltr"
        className="whitespace-pre-wrap break-words py-2.5 font-mono text-note leading-6"
        onPointerLeave={() => highlightKey('pointer', undefined)}
      >
        {lines.map((line, index) => {
          const isChanged = index >= changed.from && index < changed.to
          const key = keys[index]
          return (
            <Line
              // a changed line gets a new key, so that it mounts again and its animation runs
              key={isChanged ? `${index} ${count}` : index}
              text={index < lines.length - 1 ? `${line}\n` : line}
              isChanged={isChanged}
              isHighlighted={
                highlighted !== undefined &&
                (key === highlighted || key?.startsWith(`${highlighted}.`) === true)
              }
              highlights={key}
            />
          )
        })}
      </pre>
      <HiddenRest length={hidden} onShow={() => setBudget(layoutCost(code))} />
    </>
  )
}

/** The lines of the last change, and the number of changes. */
function useChanged(lines: readonly string[], of: string) {
  const none = { from: 0, to: 0 }
  const [now, setNow] = useState({ lines, of, changed: none, count: 0 })
  if (now.lines === lines && now.of === of) return now
  const isOther = now.of !== of
  const changed = isOther ? none : changedLines(now.lines, lines)
  const next = { lines, of, changed, count: now.count + 1 }
  setNow(next)
  return next
}

interface LineProps {
  text: string
  isChanged: boolean
  isHighlighted: boolean
  /** The key that the line highlights. */
  highlights: string | undefined
}

const Line = memo(function Line({ text, isChanged, isHighlighted, highlights }: LineProps) {
  const named = namedLine(text)
  return (
    <span
      {...(isChanged && { 'data-changed': '' })}
      {...(isHighlighted && { 'data-lit-line': '' })}
      // not `onPointerEnter`, which React calls before the form's `pointerleave` handler
      onPointerOver={() => highlightKey('pointer', highlights)}
      className="block min-h-6 px-[18px] data-changed:border-accent data-changed:border-s-[3px] data-changed:ps-[15px] data-lit-line:bg-accent-soft data-lit-line:outline-1 data-lit-line:outline-accent data-lit-line:-outline-offset-1 data-lit-line:outline-dashed motion-safe:data-changed:animate-changed-line"
    >
      {named ? (
        <>
          {named.before}
          <button
            type="button"
            aria-description={requestKeys[named.key]?.meaning}
            onFocus={() => highlightKey('focus', named.key)}
            onBlur={() => highlightKey('focus', undefined)}
            onClick={() => focusField(named.key)}
            className="min-h-6 select-text rounded-[4px] text-accent hover:underline"
          >
            {named.name}
          </button>
          <CodeText code={text.slice(named.before.length + named.name.length)} />
        </>
      ) : (
        <CodeText code={text} />
      )}
    </span>
  )
})

/** The meaning of the highlighted key, quoted from the SDK. */
export function KeyMeaning() {
  const key = useHighlightedKey()
  const known = key === undefined ? undefined : requestKeys[key]
  return (
    <p className="min-h-[calc(2lh+12px)] px-[18px] pb-3 text-ink-2 text-note">
      {known ? (
        <>
          <b className="font-mono">{key}</b>{' '}
          {known.isOwnText ? known.meaning : `“${known.meaning}”`}
          {!known.isOwnText && <span className="text-ink-3"> – Beeper’s SDK</span>}
        </>
      ) : (
        <span className="text-ink-3">
          Point at a line or at a field to see what belongs together. A press on a key leads to its
          field.
        </span>
      )}
    </p>
  )
}

/** A range of lines, `to` exclusive. */
interface ChangedLines {
  from: number
  to: number
}

/** The lines that differ; none if lines were only removed. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && isAlike(before[from], after[from])) from++
  let kept = 0
  while (kept < shorter - from && isAlike(before.at(-1 - kept), after.at(-1 - kept))) kept++
  return { from, to: after.length - kept }
}

// ignores the comma at the end, which depends on the next line
const isAlike = (one: string | undefined, other: string | undefined) =>
  one?.replace(/,$/, '') === other?.replace(/,$/, '')
