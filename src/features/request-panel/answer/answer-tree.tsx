import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { bounded } from '#ui/text/text-limits.ts'
import { CodeText } from '../code.tsx'
import { visible } from '../readable-json.ts'
import { type Documented, partOf } from './documented.ts'

/** How many parts are rendered at first, and more with each press on *Show more*. */
const shownAtOnce = 100

/** UTF-16 units of a text in the tree; it is complete in the answer as text. */
const maxTextLength = 500

interface AnswerTreeProps {
  value: unknown
  /** The contract's schemas for it. */
  documented: Documented
}

/**
 * An answer as an expandable tree; closed parts are not rendered. Keys that the contract does not
 * know are marked.
 */
export function AnswerTree({ value, documented }: AnswerTreeProps) {
  return (
    <div dir="ltr" className="px-3 py-2.5 font-mono text-note leading-6">
      {isHolder(value) ? <Parts value={value} documented={documented} /> : <Leaf value={value} />}
    </div>
  )
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null

function Parts({ value, documented }: { value: object; documented: Documented }) {
  const [shown, setShown] = useState(shownAtOnce)
  const isList = Array.isArray(value)
  const keys = isList ? undefined : Object.keys(value)
  const count = isList ? value.length : (keys?.length ?? 0)
  const indexes = Array.from({ length: Math.min(shown, count) }, (_, index) => index)
  if (count === 0) return <span className="ps-5 text-ink-3">empty</span>
  return (
    <ul>
      {indexes.map((index) => {
        const key = keys?.[index] ?? index
        const child: unknown = Reflect.get(value, key)
        const part = partOf(documented, key)
        return <Part key={key} name={key} value={child} {...part} />
      })}
      {count > shown && (
        <li className="py-1 ps-5">
          <Button variant="outline" onClick={() => setShown(shown + shownAtOnce)}>
            Show {formatNumber(Math.min(shownAtOnce, count - shown))} more of{' '}
            {formatNumber(count - shown)}
          </Button>
        </li>
      )}
    </ul>
  )
}

interface PartProps {
  name: string | number
  value: unknown
  documented: Documented
  isKnown: boolean
}

function Part({ name, value, documented, isKnown }: PartProps) {
  const [isOpen, setIsOpen] = useState(false)
  const head = (
    <>
      <span className="text-accent">{visible(bounded(String(name), 200))}</span>
      {!isKnown && <Unknown />}
    </>
  )
  if (!isHolder(value)) {
    return (
      <li className="break-words ps-5">
        {head}: <Leaf value={value} />
      </li>
    )
  }
  return (
    <li>
      <details onToggle={({ newState }) => setIsOpen(newState === 'open')} className="group/part">
        <summary className="list-none break-words rounded-[4px] hover:bg-sunken [&::-webkit-details-marker]:hidden">
          <span
            aria-hidden="true"
            className="inline-block w-5 text-center text-ink-3 text-tiny [[open]>summary>&]:rotate-90"
          >
            ▸
          </span>
          {head}: <span className="text-ink-3">{sizeText(value)}</span>
        </summary>
        {isOpen && (
          <div className="ms-2.5 border-line border-s ps-2">
            <Parts value={value} documented={documented} />
          </div>
        )}
      </details>
    </li>
  )
}

/** A mark with text, so that it does not depend on colour. */
const Unknown = () => (
  <span className="ms-1.5 rounded-[4px] border border-warn px-1 font-sans text-[0.71875rem] text-warn">
    <span aria-hidden="true">◆ </span>not in the documented answer
  </span>
)

function sizeText(value: object): string {
  if (Array.isArray(value)) return `[ ${countText(value.length, 'entry', 'entries')} ]`
  return `{ ${countText(Object.keys(value).length, 'key', 'keys')} }`
}

const countText = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${formatNumber(count)} ${many}`

function Leaf({ value }: { value: unknown }) {
  if (typeof value !== 'string') return <span>{JSON.stringify(value) ?? 'nothing'}</span>
  const shown = bounded(value, maxTextLength)
  const hidden = value.length - shown.length
  return (
    <>
      <CodeText code={visible(JSON.stringify(shown))} />
      {hidden > 0 && (
        <span className="text-ink-3"> … and {formatNumber(hidden)} more characters</span>
      )}
    </>
  )
}
