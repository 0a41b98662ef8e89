import { Button } from '#ui/button.tsx'
import { ago } from '#ui/moments.ts'
import { NetworkMark } from '#ui/network-mark.tsx'
import type { Recent } from './recent.ts'
import { words } from './words.ts'

interface RecentRowProps {
  recent: Recent
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  onForget(recent: Recent): void
}

/** One chat that was opened, and what can be done with it. */
export function RecentRow({ recent, onShow, onFill, onForget }: RecentRowProps) {
  const { title, network, isGroup, at } = recent
  const about = [network.name, isGroup ? words.group : words.direct]
  const actions = [
    [words.show, onShow],
    [words.fill, onFill],
    [words.forget, onForget],
  ] as const

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-2.5 first:border-t-0">
      <NetworkMark type={network.type} />
      <div className="min-w-0 flex-1 basis-40 wrap-anywhere">
        <bdi className="font-label">{title}</bdi>
        <p className="text-ink-3 text-note">
          {[...about, ago(new Date(at).toISOString())].join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap">
        {actions.map(([name, act]) => (
          <Button
            key={name}
            variant="ghost"
            className="px-2.5"
            aria-label={`${name}: ${title}`}
            onClick={() => act(recent)}
          >
            {name}
          </Button>
        ))}
      </div>
    </li>
  )
}
