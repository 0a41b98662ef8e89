import { memo, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { affordable, layoutCost } from '#ui/text/text-limits.ts'
import { CodeText } from './code-text.tsx'
import { words } from './words.ts'

/** As much as can be laid out at once without being felt, in Latin letters. */
const shownAtOnce = 30_000

/** Code as it is. Of endless code the beginning, until somebody asks for the rest. */
export const Code = memo(function Code({ code }: { code: string }) {
  const [most, setMost] = useState(shownAtOnce)
  const shown = affordable(code, most)
  const hidden = code.length - shown.length
  return (
    <>
      <pre
        dir="ltr"
        className="whitespace-pre-wrap break-words px-[18px] py-3.5 font-mono text-note leading-[1.6]"
      >
        <CodeText code={shown} />
      </pre>
      {hidden > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-[18px] pb-3.5 text-ink-3 text-note">
          {words.hidden(hidden)}
          <Button variant="outline" onClick={() => setMost(layoutCost(code))}>
            {words.showAll}
          </Button>
        </p>
      )}
    </>
  )
})
