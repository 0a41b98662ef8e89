import { useAccountOf } from '#beeper/account-of.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { cardWords } from './card-words.ts'
import { EvidenceList } from './evidence-list.tsx'
import { Face } from './face.tsx'
import { nameOf } from './matches.tsx'
import type { Member } from './member.ts'
import { Remark } from './remark.tsx'
import { groupWords } from './words.ts'

const shownAtMost = 8

interface GroupReachProps {
  payload: Exclude<NewChat, { mode: 'start' }>
  people: readonly Member[]
}

/** What will be created: its kind and title, and everybody who will be in it. */
export function GroupReach({ payload, people }: GroupReachProps) {
  const account = useAccountOf(payload.accountID)
  if (people.length === 0) return <Remark>{cardWords.emptyGroup}</Remark>
  if (!account) return <Remark>{cardWords.noAccount}</Remark>

  const isGroup = payload.type === 'group'
  const kind = isGroup ? groupWords.groupOf(people.length + 1) : groupWords.direct
  const forecast =
    payload.messageText === undefined ? groupWords.mayNotify : groupWords.messageNotifies
  const more = people.length - shownAtMost
  return (
    <>
      <Face
        name={payload.title ?? people.map(({ name }) => name).join(', ')}
        id={people.map(({ id }) => id).join(' ')}
        network={{ type: networkTypeOf(account), name: networkNameOf(account) }}
      >
        {kind}
      </Face>
      <EvidenceList evidence={[{ level: 1, text: forecast }]} />
      <ul aria-label={groupWords.people} className="grid gap-2.5 px-[26px] pb-[22px]">
        <Line id={account.user.id} name={nameOf(account.user)} note={groupWords.you} />
        {people.slice(0, shownAtMost).map(({ id, name, doubt }) => (
          <Line
            key={id}
            id={id}
            name={name}
            note={doubt && (groupWords.doubts[doubt] ?? groupWords.unknown)}
          />
        ))}
        {more > 0 && <li className="text-ink-3 text-note">{groupWords.more(more)}</li>}
      </ul>
    </>
  )
}

function Line({ id, name, note }: { id: string; name: string; note: string | undefined }) {
  return (
    <li className="flex min-w-0 items-center gap-3">
      <Avatar name={name} id={id} size="small" />
      <bdi className="me-auto min-w-0 truncate font-medium">{name}</bdi>
      {note && <Badge tone="plain">{note}</Badge>}
    </li>
  )
}
