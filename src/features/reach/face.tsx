import type { ReactNode } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { NetworkMark } from '#ui/network-mark.tsx'

interface FaceProps {
  name: string
  /** Decides the colour behind the initials. */
  id: string
  imgURL?: string | undefined
  network: { type: string | undefined; name: string }
  /** What follows the network's name. */
  children: ReactNode
}

/** The head of the card: who or what it is about, and on which network. */
export function Face({ name, id, imgURL, network, children }: FaceProps) {
  return (
    <div className="flex items-center gap-4 px-[26px] py-[22px]">
      <Avatar name={name} id={id} size="large" imgURL={imgURL} />
      <div className="min-w-0">
        <h2 className="line-clamp-3 break-words font-strong text-heading">
          <bdi>{name}</bdi>
        </h2>
        <p className="mt-0.5 flex items-center gap-2 text-ink-2 text-small">
          <NetworkMark type={network.type} size="small" />
          <span className="min-w-0 wrap-anywhere">
            {network.name} · <bdi>{children}</bdi>
          </span>
        </p>
      </div>
    </div>
  )
}
