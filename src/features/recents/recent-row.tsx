import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { CornerMark } from '#ui/faces/network-mark.tsx'
import { StackedFaces } from '#ui/faces/stacked-faces.tsx'
import { ago } from '#ui/text/format.ts'
import type { Recent } from './recent.ts'
import { words } from './words.ts'

interface RecentRowProps {
  recent: Recent
  /** Writes a phone number as people do. */
  spell(identifier: string): string
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  onForget(recent: Recent): void
}

/** One chat that was opened: the row shows its card, what else can be done stands at its end. */
export function RecentRow({ recent, spell, onShow, onFill, onForget }: RecentRowProps) {
  const { network, isGroup, at } = recent
  const title = spell(recent.title)
  const about = [network.name, isGroup ? words.group : words.direct]
  const actions = [
    [words.fill, onFill],
    [words.forget, onForget],
  ] as const

  return (
    <li className="flex flex-wrap items-center gap-x-1 border-line border-t py-1 first:border-t-0">
      <button
        type="button"
        onClick={() => onShow(recent)}
        className="flex min-w-0 flex-1 basis-56 items-center gap-3.5 rounded-inner px-2 py-1.5 text-start hover:bg-sunken"
      >
        <Face recent={recent} />
        <span className="min-w-0 wrap-anywhere">
          <span className="sr-only">{words.show}: </span>
          <bdi className="font-label">{title}</bdi>{' '}
          <span className="block text-ink-3 text-note">
            {[...about, ago(new Date(at).toISOString())].join(' · ')}
          </span>
        </span>
      </button>
      <span className="flex flex-wrap">
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
      </span>
    </li>
  )
}

function Face({ recent: { asked, title, chatID, isGroup, network } }: { recent: Recent }) {
  if (isGroup && asked.mode === 'create') {
    return (
      <CornerMark type={network.type ?? ''}>
        <StackedFaces people={asked.people.slice(0, 2)} size="small" />
      </CornerMark>
    )
  }
  const id = (asked.mode === 'start' ? asked.user.id : asked.people[0]?.id) ?? chatID
  return <Avatar name={title} id={id} size="medium" network={network.type ?? ''} />
}
