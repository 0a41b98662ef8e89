import { memo } from 'react'
import { CodeText } from './code-text.tsx'

/** Code on lines of its own, which wrap where they are too long. */
export const Code = memo(function Code({ code }: { code: string }) {
  return (
    <pre
      dir="ltr"
      className="whitespace-pre-wrap break-words px-[18px] py-3.5 font-mono text-note leading-[1.6]"
    >
      <CodeText code={code} />
    </pre>
  )
})
