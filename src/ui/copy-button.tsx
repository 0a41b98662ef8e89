import { useState } from 'react'
import { Button } from './button.tsx'

/** Copies a text to the clipboard; returns whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // not allowed, or no clipboard in an insecure context
    return false
  }
}

/** Copies a text, with the result until the text changes. */
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
