import { memo, useState } from 'react'
import { initials } from './initials.ts'
import { CornerMark } from './network-mark.tsx'
import { personColour } from './person-colour.ts'
import { pictureSource } from './picture-source.ts'

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
