import { useEffect, useEffectEvent } from 'react'
import { decodeCards } from '#recognize/card-lines.ts'

/** Bytes of a file that is still read: a thousand contact cards without their pictures. */
export const largestFile = 2_000_000

/** The text of a file, in whatever character set an old phone wrote it. */
export const textOfFile = async (file: File): Promise<string> =>
  decodeCards(new Uint8Array(await file.arrayBuffer()))

/** Takes contact cards that are dropped anywhere on the page, as a file or as text. */
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
    // without it the browser would leave the page and show the file
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
