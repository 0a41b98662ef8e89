import { memo, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { affordable, layoutCost } from '#ui/text/text-limits.ts'

/** How much can be laid out at once without a noticeable pause, in Latin letters. */
export const shownAtOnce = 30_000

/** Code; of very long code only the beginning, and the rest on demand. */
export const Code = memo(function Code({ code }: { code: string }) {
  const [budget, setBudget] = useState(shownAtOnce)
  const shown = affordable(code, budget)
  const hidden = code.length - shown.length
  return (
    <>
      <pre
        dir="ltr"
        className="whitespace-pre-wrap break-words px-[18px] py-3.5 font-mono text-note leading-[1.6]"
      >
        <CodeText code={shown} />
      </pre>
      <HiddenRest length={hidden} onShow={() => setBudget(layoutCost(code))} />
    </>
  )
})

/** How much of a long text is hidden, with a button to show it. */
export function HiddenRest({ length, onShow }: { length: number; onShow(): void }) {
  if (length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-[18px] pb-3.5 text-ink-3 text-note">
      … and {formatNumber(length)} more characters.
      <Button variant="outline" onClick={onShow}>
        Show all
      </Button>
    </p>
  )
}

/** Code with coloured strings and keys. It is rendered as text only. */
export function CodeText({ code }: { code: string }) {
  return tokensOf(code).map(({ text, kind, at }) => (
    <span key={at} className={colours[kind]}>
      {text}
    </span>
  ))
}

const colours = { name: 'text-accent', string: 'text-good', rest: '' }

interface Token {
  text: string
  kind: keyof typeof colours
  /** Its start, which is its key. */
  at: number
}

// an unclosed string takes the rest of its line, which would otherwise be searched once per quote
const strings = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(\s*:)?|["'].*/g

function tokensOf(code: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of code.matchAll(strings)) {
    const [, text, colon] = match
    if (text === undefined) continue
    if (match.index > end) {
      tokens.push({ text: code.slice(end, match.index), kind: 'rest', at: end })
    }
    tokens.push({ text, kind: colon === undefined ? 'string' : 'name', at: match.index })
    end = match.index + text.length
  }
  tokens.push({ text: code.slice(end), kind: 'rest', at: end })
  return tokens
}
