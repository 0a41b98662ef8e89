import { useQuery } from '@tanstack/react-query'
import { useAccountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { sameGroupQuery } from '#beeper/same-group-query.ts'
import type { Chat } from '#contract/chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ago } from '#ui/moments.ts'
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
  spell(identifier: string): string
  onShow(chat: Chat): void
}

/** What will be created: its kind and title, and everybody who will be in it. */
export function GroupReach({ payload, people, spell, onShow }: GroupReachProps) {
  const same = useSameGroup(payload, people)
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
      <EvidenceList
        evidence={[
          ...(same ? [{ level: 2 as const, ...sameWords(same) }] : []),
          { level: 1, text: forecast },
        ]}
      />
      {same && (
        <p className="px-[26px] pb-[22px]">
          <Button variant="outline" onClick={() => onShow(same)}>
            {groupWords.show(same.title ?? '')}
          </Button>
        </p>
      )}
      <ul aria-label={groupWords.people} className="grid gap-2.5 px-[26px] pb-[22px]">
        <Line id={account.user.id} name={nameOf(account.user)} note={groupWords.you} />
        {people.slice(0, shownAtMost).map(({ id, name, about, doubt }) => (
          <Line
            key={id}
            id={id}
            name={name}
            about={about === name ? undefined : about && spell(about)}
            note={doubt && (groupWords.doubts[doubt] ?? groupWords.unknown)}
          />
        ))}
        {more > 0 && <li className="text-ink-3 text-note">{groupWords.more(more)}</li>}
      </ul>
    </>
  )
}

/** A group of these same people that is there already. */
function useSameGroup({ accountID, type }: GroupReachProps['payload'], people: readonly Member[]) {
  const query = sameGroupQuery(useBeeper(), accountID, people)
  const isSure = type === 'group' && people.every(({ doubt }) => !doubt)
  const { data } = useQuery({ ...query, enabled: isSure && query.enabled !== false })
  return isSure ? data : undefined
}

const sameWords = ({ title, lastActivity }: Chat) => ({
  lead: groupWords.same(title ?? ''),
  text: groupWords.another(ago(lastActivity)),
})

interface LineProps {
  id: string
  name: string
  about?: string | undefined
  note: string | undefined
}

/** Never by name alone, since names repeat. */
function Line({ id, name, about, note }: LineProps) {
  return (
    <li className="flex min-w-0 items-center gap-3">
      <Avatar name={name} id={id} size="small" />
      <span className="me-auto flex min-w-0 flex-wrap items-baseline gap-x-2">
        <bdi className="max-w-full truncate font-medium">{name}</bdi>
        {about && <bdi className="max-w-full truncate text-ink-3 text-note">{about}</bdi>}
      </span>
      {note && <Badge tone="plain">{note}</Badge>}
    </li>
  )
}
