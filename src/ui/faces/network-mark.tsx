import type { ReactNode } from 'react'
import { networkGlyphs } from './network-glyphs.ts'

const sizes = {
  small: 'size-[18px] rounded-[5px] text-[0.56rem]',
  medium: 'size-6 rounded-[7px] text-[0.69rem]',
}

/** A small square with the network's mark. Decorative: the name must be shown beside it. */
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

/** A face with the network's mark at its lower corner, if `type` is given. */
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

/** The colour behind a network's mark, with letters for one without a glyph. */
interface NetworkLook {
  letters: string
  colour: string
  /** A path in a box of 24 by 24. */
  glyph: string | undefined
}

const looks: Readonly<Record<string, Omit<NetworkLook, 'glyph'>>> = {
  matrix: { letters: 'M', colour: '#5a5ad8' },
  whatsapp: { letters: 'W', colour: '#12803c' },
  signal: { letters: 'S', colour: '#2a67d6' },
  telegram: { letters: 'T', colour: '#0f77ad' },
  discord: { letters: 'D', colour: '#5257d9' },
  slack: { letters: 'Sl', colour: '#7a3b7c' },
  gmessages: { letters: 'GM', colour: '#1967d2' },
  imessage: { letters: 'iM', colour: '#1e7b34' },
  instagram: { letters: 'Ig', colour: '#b52f76' },
  facebook: { letters: 'Ms', colour: '#7a3ff2' },
  twitter: { letters: 'X', colour: '#2b2b30' },
  linkedin: { letters: 'Li', colour: '#0a66c2' },
  gvoice: { letters: 'GV', colour: '#00796b' },
  bluesky: { letters: 'Bs', colour: '#0b6bcb' },
}

/** The networks with a colour of their own. */
export const networksWithLook = Object.keys(looks)

/** The look of a bridge type; "discord" and "discordgo" share one, unknown ones have a letter. */
export function networkLook(type: string): NetworkLook {
  const name = type === 'hungryserv' ? 'matrix' : type.replace(/go$/, '')
  const [letter = '?'] = type.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  const known = Object.hasOwn(looks, name) ? looks[name] : undefined
  return known
    ? { ...known, glyph: networkGlyphs[name] }
    : { letters: letter, colour: '#5b5f73', glyph: undefined }
}
