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
 * A picture, or initials on the colour of `id`, with the mark of `network` (a bridge type) at its
 * corner. Decorative: the name must be shown beside it.
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

// names, and even single graphemes with combining marks, may be of any length
const maxNameLength = 100

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const visibleCharacter = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u

// the first letter, digit or emoji: "A" for "@ada" or "(Ada)"
const first = (word: string) => {
  // fast path for most names: an ASCII letter that the next character does not combine with
  const [plain] = /^[a-z\d](?=[!-~]|$)/i.exec(word) ?? []
  if (plain) return plain.toUpperCase()
  for (const { segment } of graphemes.segment(word)) {
    if (visibleCharacter.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}

/** The first graphemes of the first and last word; "?" if there are none. */
export function initials(name: string): string {
  const letters = bounded(name, maxNameLength).split(/\s+/u).map(first).filter(Boolean)
  const [head = '?'] = letters
  return letters.length > 1 ? head + letters.at(-1) : head
}

/** Eight colours with enough contrast to white (4.5:1), distinguishable by hue. */
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

/** The colour of a person, a hash of the ID (FNV-1a), and so always the same. */
export function personColour(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return personColours[hash % personColours.length] ?? personColours[0]
}

/**
 * The address of a picture if it may be loaded: only `data:` URLs within the answer. Any other
 * address was chosen by the contact or by a network, and loading it would tell its owner who looks
 * at the contact, when, and from where. Beeper's own (`mxc:`, `file:`) need a token, which an image
 * request cannot send.
 */
export const pictureSource = (url: string | undefined): string | undefined =>
  url !== undefined && /^data:image\/[\w.+-]+[;,]/i.test(url) ? url : undefined
