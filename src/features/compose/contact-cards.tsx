import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { decodeCards } from '#recognize/card-lines.ts'
import type { Recognized } from '#recognize/recognition.ts'

/** The vCard parser: large and rarely needed, so loaded with the first card. */
const cardLibraryQuery = queryOptions({
  queryKey: ['card-library'],
  queryFn: () => import('#recognize/vcard.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

const tooLarge = 'This file is too large for contact cards: at most 2 MB are read.'
const unreadable = 'This contact card couldn’t be read.'

/**
 * Reads contact cards for one person: uses the first readable one, and reports if there are more.
 */
export function useCards(onCard: (card: Recognized) => void) {
  const queryClient = useQueryClient()
  const [notice, setNotice] = useState<string>()

  const take = async (source: Promise<string> | string) => {
    const { readCards } = await queryClient.ensureQueryData(cardLibraryQuery)
    const cards = readCards(await source)
    const [first] = cards
    if (!first) return setNotice(unreadable)
    onCard(first.people)
    const { fullName, phoneNumber, email } = first.people.user
    const name = first.name ?? fullName ?? phoneNumber ?? email ?? 'this person'
    setNotice(
      cards.length > 1
        ? `${cards.length} contact cards; this is the first. Create a chat takes them all.`
        : `Filled in from the contact card of ${name}.`,
    )
  }
  // the same message whether the parser fails or does not load
  const takeText = (text: string) => void take(text).catch(() => setNotice(unreadable))
  const takeFile = (file: File) => {
    if (file.size > largestFile) setNotice(tooLarge)
    else void take(textOfFile(file)).catch(() => setNotice(unreadable))
  }
  useDroppedCards(takeFile, takeText)
  return { takeText, takeFile, notice, forgetNotice: () => setNotice(undefined) }
}

/** A button that opens the file picker, the alternative to dropping a file. */
export function CardFileButton({ onFile }: { onFile(file: File): void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="min-h-6 flex-none text-ink-2 text-note underline-offset-2 hover:underline"
        onClick={() => input.current?.click()}
      >
        Import vCard
      </button>
      <input
        ref={input}
        type="file"
        accept=".vcf,text/vcard"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          // allows choosing the same file again
          event.target.value = ''
        }}
      />
    </>
  )
}

/** Maximum size of a file, in bytes: about a thousand contact cards without pictures. */
export const largestFile = 2_000_000

/** The text of a file, decoded from the character sets that phones use. */
export const textOfFile = async (file: File): Promise<string> =>
  decodeCards(new Uint8Array(await file.arrayBuffer()))

/** Handles contact cards that are dropped anywhere on the page, as a file or as text. */
export function useDroppedCards(onFile: (file: File) => void, onText: (text: string) => void) {
  const drop = useEffectEvent((event: DragEvent) => {
    const file = [...(event.dataTransfer?.files ?? [])].find(isCardFile)
    const text = event.dataTransfer?.getData('text/vcard') ?? ''
    if (!file && !text) return
    event.preventDefault()
    if (file) onFile(file)
    else onText(text)
  })

  useEffect(() => {
    // otherwise the browser would navigate to the file
    const allow = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? []
      if (types.includes('Files') || types.includes('text/vcard')) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => drop(event)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}

const isCardFile = ({ name, type }: File) => /\.vcf$/i.test(name) || /vcard/i.test(type)
