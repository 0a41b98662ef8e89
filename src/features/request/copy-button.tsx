import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { words } from './words.ts'

/** Copies a text, and says whether that worked; a new text takes the words away. */
export function CopyButton({ text }: { text: string | undefined }) {
  const [said, setSaid] = useState<{ text: string; words: string }>()
  const copy = (copied: string) =>
    navigator.clipboard.writeText(copied).then(
      () => setSaid({ text: copied, words: words.copied }),
      () => setSaid({ text: copied, words: words.notCopied }),
    )
  return (
    <>
      <span role="status" className="text-ink-3 text-note">
        {said?.text === text && said?.words}
      </span>
      <Button variant="ghost" onClick={() => text !== undefined && copy(text)}>
        {words.copy}
      </Button>
    </>
  )
}
