import { useEffect } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Card } from '#ui/card.tsx'
import { NetworkMark } from '#ui/network-mark.tsx'
import { evidenceFor } from './evidence.ts'
import { EvidenceList } from './evidence-list.tsx'
import { useReach } from './use-reach.ts'
import { words } from './words.ts'

interface ReachCardProps {
  payload: NewChat
  /** Told what is known of a direct chat with them. */
  onCheck(check: CheckBefore | undefined): void
}

/** The region *Who you'll reach*: what is known before anything is sent. */
export function ReachCard({ payload, onCheck }: ReachCardProps) {
  return (
    <section aria-label={words.region}>
      <p aria-hidden="true" className="mb-2.5 font-label text-ink-3 text-note">
        {words.region}
      </p>
      <Card>
        {payload.mode === 'start' ? (
          <PersonReach payload={payload} onCheck={onCheck} />
        ) : (
          <Words>{payload.participantIDs.length === 0 ? words.emptyGroup : words.nothingYet}</Words>
        )}
      </Card>
    </section>
  )
}

interface PersonReachProps {
  payload: Extract<NewChat, { mode: 'start' }>
  onCheck(check: CheckBefore | undefined): void
}

function PersonReach({ payload, onCheck }: PersonReachProps) {
  const reach = useReach(payload)
  const isChecked = reach.check !== undefined
  const { chatID, lastActivity } = reach.check?.chat ?? {}
  useEffect(() => {
    const chat = chatID === undefined ? undefined : { chatID, lastActivity }
    onCheck(isChecked ? { chat } : undefined)
    return () => onCheck(undefined)
  }, [isChecked, chatID, lastActivity, onCheck])

  if (!reach.given || !reach.network) return <Words>{words.empty}</Words>
  const [person] = reach.people
  return (
    <>
      <Face
        name={person?.fullName ?? payload.user.fullName ?? reach.given.value}
        id={person?.id ?? ''}
        imgURL={person?.imgURL}
        network={reach.network}
        identifier={identifierOf(person) ?? reach.given.value}
      />
      <EvidenceList evidence={evidenceFor(reach, payload.messageText !== undefined)} />
    </>
  )
}

const identifierOf = (person: User | undefined) =>
  person && (person.phoneNumber ?? person.username ?? person.email ?? person.id)

interface FaceProps {
  name: string
  id: string
  imgURL: string | undefined
  network: { type: string | undefined; name: string }
  identifier: string
}

function Face({ name, id, imgURL, network, identifier }: FaceProps) {
  return (
    <div className="flex items-center gap-4 px-[26px] py-[22px]">
      <Avatar name={name} id={id} size="large" imgURL={imgURL} />
      <div className="min-w-0">
        <h2 className="break-words font-strong text-heading">
          <bdi>{name}</bdi>
        </h2>
        <p className="mt-0.5 flex flex-wrap items-center gap-2 text-ink-2 text-small">
          <NetworkMark type={network.type} size="small" />
          <span className="min-w-0 break-all">
            {network.name} · <bdi>{identifier}</bdi>
          </span>
        </p>
      </div>
    </div>
  )
}

function Words({ children }: { children: string }) {
  return <p className="px-[26px] py-[22px] text-ink-2 text-small">{children}</p>
}
