import { networkLook } from './network-look.ts'

const sizes = {
  small: 'size-[18px] rounded-[5px] text-[0.56rem]',
  medium: 'size-6 rounded-[7px] text-[0.69rem]',
}

/** A small square in the network's colour. Decoration only: the network's name stands beside it. */
export function NetworkMark({
  type,
  size = 'medium',
}: {
  type: string | undefined
  size?: keyof typeof sizes
}) {
  const { letters, colour } = networkLook(type ?? '')
  return (
    <span
      aria-hidden="true"
      className={`grid flex-none select-none place-items-center font-bold text-white leading-none ${sizes[size]}`}
      style={{ backgroundColor: colour }}
    >
      {letters}
    </span>
  )
}
