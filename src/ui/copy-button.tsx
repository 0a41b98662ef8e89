import { useState } from 'react'
import { Button } from './button.tsx'

/** Puts a text on the clipboard; returns whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // the browser refuses, or has no clipboard on a page that is not secure
    return false
  }
}

/** Copies a text, and says whether that worked for as long as the text is the same. */
export function useCopy(text: string | undefined) {
  const [last, setLast] = useState<{ text: string; isCopied: boolean }>()
  const copy = async () => {
    if (text === undefined) return
    setLast(undefined)
    setLast({ text, isCopied: await copyText(text) })
  }
  const isCopied = last?.text === text ? last?.isCopied : undefined
  return { copy, isCopied, hasFailed: isCopied === false }
}

/** What a browser that refuses to copy is answered with. */
export const notCopiedText = 'The browser did not allow copying.'

interface CopyButtonProps {
  text: string | undefined
  label?: string
}

export function CopyButton({ text, label = 'Copy' }: CopyButtonProps) {
  const { copy, isCopied, hasFailed } = useCopy(text)
  return (
    <>
      <span role="status" className="text-ink-3 text-note">
        {isCopied && 'Copied'}
        {hasFailed && notCopiedText}
      </span>
      <Button variant="ghost" onClick={() => void copy()}>
        {label}
      </Button>
    </>
  )
}
