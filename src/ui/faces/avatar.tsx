import { memo, useState } from 'react'
import { bounded } from '../text/text-limits.ts'
import { CornerMark } from './network-mark.tsx'

const sizes = {
  tiny: 'size-5 text-[0.53rem]',
  small: 'size-8 text-tiny',
  medium: 'size-[38px] text-[0.875rem]',
  face: 'size-[52px] text-[1.1875rem]',
  large: 'size-14 text-[1.25rem]',
}

/**
 * A face, or initials on the colour of `id`, with the mark of `network` (a bridge type) at its
 * corner. Decoration only: the name must stand beside it.
 */
export const Avatar = memo(function Avatar({
  name,
  id,
  size,
  imgURL,
  network,
}: {
  name: string
  id: string
  size: keyof typeof sizes
  imgURL?: string | undefined
  network?: string | undefined
}) {
  const [broken, setBroken] = useState<string>()
  const picture = pictureSource(imgURL)

  return (
    <CornerMark type={network}>
      <span
        aria-hidden="true"
        className={`grid flex-none select-none place-items-center overflow-hidden rounded-full font-bold text-white forced-colors:border forced-colors:border-[CanvasText] ${sizes[size]}`}
        style={{ backgroundColor: personColour(id) }}
      >
        {picture && picture !== broken ? (
          <img
            src={picture}
            alt=""
            loading="lazy"
            decoding="async"
            referrerPolicy="no-referrer"
            className="size-full object-cover"
            onError={() => setBroken(picture)}
          />
        ) : (
          initials(name)
        )}
      </span>
    </CornerMark>
  )
})

// a name may be endless, and so may be a single letter with its marks
const longestName = 100

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const sign = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u

// the first letter, digit or emoji, so that "@ada" or "(Ada)" still begins with A
const first = (word: string) => {
  // nearly every name: a letter that nothing behind it can change
  const [plain] = /^[a-z\d](?=[!-~]|$)/i.exec(word) ?? []
  if (plain) return plain.toUpperCase()
  for (const { segment } of graphemes.segment(word)) {
    if (sign.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}

/** First letters of the first and last word, whole graphemes; "?" where there is none. */
export function initials(name: string): string {
  const letters = bounded(name, longestName).split(/\s+/u).map(first).filter(Boolean)
  const [head = '?'] = letters
  return letters.length > 1 ? head + letters.at(-1) : head
}

/** Eight colours on which white can be read, told apart by hue. */
export const personColours = [
  '#7557cf',
  '#bd5129',
  '#2e7d6b',
  '#b0432e',
  '#3b6ea8',
  '#8a5a00',
  '#a63d78',
  '#4d6b2f',
] as const

/** The same id has the same colour everywhere and always (FNV-1a). */
export function personColour(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return personColours[hash % personColours.length] ?? personColours[0]
}

/**
 * What may be shown of a picture's address, if anything. Only a picture that came within the answer
 * is: any other address was chosen by the contact or by a network, and loading it would tell its
 * owner who looks at the contact, when, and from where. Beeper's own (`mxc:`, `file:`) are served to
 * a token only, which an image cannot carry.
 */
export const pictureSource = (url: string | undefined): string | undefined =>
  url !== undefined && /^data:image\/[\w.+-]+[;,]/i.test(url) ? url : undefined
