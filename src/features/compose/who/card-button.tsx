import { useRef } from 'react'
import { whoWords } from './words.ts'

/** The way to a contact card for those who do not drag: a button that asks for the file. */
export function CardButton({ onFile }: { onFile(file: File): void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="min-h-6 text-ink-2 underline-offset-2 hover:underline"
        onClick={() => input.current?.click()}
      >
        {whoWords.cardButton}
      </button>
      <input
        ref={input}
        type="file"
        accept=".vcf,text/vcard"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          // the same file may be chosen again
          event.target.value = ''
        }}
      />
    </>
  )
}
