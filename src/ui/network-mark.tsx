import type { ReactNode } from 'react'
import { networkLook } from './network-look.ts'

const sizes = {
  small: 'size-[18px] rounded-[5px] text-[0.56rem]',
  medium: 'size-6 rounded-[7px] text-[0.69rem]',
}

/** A small square with the network's mark. Decoration only: the network's name stands beside it. */
export function NetworkMark({
  type,
  size = 'medium',
}: {
  type: string | undefined
  size?: keyof typeof sizes
}) {
  const { letters, colour, glyph } = networkLook(type ?? '')
  return (
    <span
      aria-hidden="true"
      className={`grid flex-none select-none place-items-center font-bold text-white leading-none forced-colors:border forced-colors:border-[CanvasText] ${sizes[size]}`}
      style={{ backgroundColor: colour }}
    >
      {glyph ? (
        <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" className="size-[58%]">
          <path d={glyph} />
        </svg>
      ) : (
        letters
      )}
    </span>
  )
}

/** A face with the network's mark at its lower corner; the face alone where no network is meant. */
export function CornerMark({ type, children }: { type: string | undefined; children: ReactNode }) {
  if (type === undefined) return children
  return (
    <span className="relative inline-block flex-none">
      {children}
      <span className="-end-2 -bottom-1 absolute rounded-[7px] border-2 border-surface bg-surface">
        <NetworkMark type={type} size="small" />
      </span>
    </span>
  )
}
