import type { ComponentProps } from 'react'
import { Avatar } from './avatar.tsx'
import { UnknownFace } from './unknown-face.tsx'

type AvatarProps = ComponentProps<typeof Avatar>

export type Face = Pick<AvatarProps, 'id' | 'name' | 'imgURL'>

const overlaps: Record<AvatarProps['size'], string> = {
  tiny: '-ms-1.5',
  small: '-ms-2.5',
  medium: '-ms-3',
  face: '-ms-4',
  large: '-ms-5',
}

const maxFaces = 3

/**
 * The first few people of a group, overlapping; a dashed face if no one is known. Decorative: the
 * names must be shown beside it.
 */
export function StackedFaces({
  people,
  size,
}: {
  people: readonly Face[]
  size: AvatarProps['size']
}) {
  const shown = [...new Map(people.map((person) => [person.id, person])).values()].slice(
    0,
    maxFaces,
  )
  if (shown.length === 0) {
    return (
      <UnknownFace
        glyph="question"
        size={size === 'tiny' || size === 'small' ? 'small' : 'large'}
      />
    )
  }
  return (
    <span aria-hidden="true" className="flex flex-none">
      {shown.map(({ id, name, imgURL }, index) => (
        <span
          key={id}
          className={`rounded-full border-2 border-surface bg-surface ${index > 0 ? overlaps[size] : ''}`}
        >
          <Avatar id={id} name={name} imgURL={imgURL} size={size} />
        </span>
      ))}
    </span>
  )
}
