import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf, rulesOf } from '#beeper/network-rules.ts'
import { displayName } from '#beeper/recipient/contact-match.ts'
import { sameGroupQuery } from '#beeper/recipient/recipient-queries.ts'
import type { SharedChatCheck } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { Chat } from '#contract/chats.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { UnknownFace } from '#ui/faces/unknown-face.tsx'
import { ago } from '#ui/text/format.ts'
import { chatEvidence, type Evidence } from './evidence.ts'
import { EvidenceList, PreviewCard, type Sending, SendingLine } from './preview-card.tsx'

/** A participant of the draft. */
interface PreviewParticipant {
  key: string
  id: string
  name: string
  /** Their number, handle or address. */
  about?: string | undefined
  /** The status of the lookup; absent for a found contact. */
  lookup?: string | undefined
}

interface GroupPreviewProps {
  participants: readonly PreviewParticipant[]
  kind: 'single' | 'group'
  /** The typed title; blank for none. */
  title: string
  /** The title that the form proposes; shown, but never sent. */
  proposal?: string | undefined
  account: Account | undefined
  /** The check for a direct chat, for one participant. */
  check: SharedChatCheck
  hasMessage: boolean
  sending?: Sending | undefined
  spell(identifier: string): string
  /** Shows the existing group of the same people instead. */
  onShow(chat: Chat): void
}

/** The region *Who you'll reach* for a new chat: its title, kind and participants. */
export function GroupPreview(props: GroupPreviewProps) {
  const { participants, account, sending } = props
  const same = useSameGroup(props)
  if (participants.length === 0) {
    return (
      <PreviewCard sending={sending}>
        <EvidenceList
          evidence={[
            {
              level: 0,
              text: 'Add people by name or number, or paste a list. You’ll see them here first.',
            },
          ]}
        />
      </PreviewCard>
    )
  }
  return (
    <PreviewCard sending={sending}>
      <GroupHead {...props} />
      {sending ? (
        <SendingLine sending={sending} />
      ) : (
        <EvidenceList evidence={groupEvidence(props, same)} />
      )}
      {same && !sending && (
        <p className="-mt-2 px-[26px] pb-[22px]">
          <Button variant="outline" onClick={() => props.onShow(same)}>
            Show it
          </Button>
        </p>
      )}
      <Participants participants={participants} account={account} spell={props.spell} />
    </PreviewCard>
  )
}

const facesShown = 3

function GroupHead({ participants, kind, title, proposal, account, spell }: GroupPreviewProps) {
  const isGroup = kind === 'group'
  const network = account && networkNameOf(account)
  const typed = isGroup ? title.trim() : ''
  const known = participants.filter(isKnown)
  const heading = typed || (isGroup && proposal) || namesOf(participants, spell)
  const what = isGroup ? `Group of ${known.length + 1}` : 'Direct chat'
  return (
    <div className="flex items-center gap-5 px-[26px] pt-[22px]">
      <span className="flex flex-none">
        {(known.length > 0 ? known : participants).slice(0, facesShown).map((one, index) => (
          <span key={one.key} className={index > 0 ? '-ms-3' : ''}>
            <span className="block rounded-full border-2 border-surface bg-surface">
              <ParticipantFace participant={one} />
            </span>
          </span>
        ))}
      </span>
      <div className="min-w-0">
        <h2 className="line-clamp-2 break-words font-strong text-heading">
          <bdi>{heading}</bdi>
        </h2>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-2 text-small">
          {account && <NetworkMark type={networkTypeOf(account)} size="small" />}
          <span>{[network, what].filter(Boolean).join(' · ')}</span>
          {isGroup && !typed && (
            <span className="text-ink-3 text-note">
              no title – {network ?? 'the network'} will show names
            </span>
          )}
        </p>
      </div>
    </div>
  )
}

/** Whether a participant is found; others are not counted, because they cannot be added. */
const isKnown = ({ lookup }: PreviewParticipant) => lookup === undefined || lookup === 'found'

const namesShown = 3

function namesOf(participants: readonly PreviewParticipant[], spell: GroupPreviewProps['spell']) {
  const names = participants.slice(0, namesShown).map(({ name }) => spell(name))
  const more = participants.length - names.length
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...names, `${more} more`] : names)
}

function groupEvidence(
  { participants, kind, account, check, hasMessage }: GroupPreviewProps,
  same: Chat | undefined,
): Evidence[] {
  const notFound = participants.filter(({ lookup }) => lookup === 'unknown' || lookup === 'failed')
  const missing: Evidence[] =
    notFound.length > 0
      ? [{ level: 1, text: `${notFound.length} of ${participants.length} not found yet.` }]
      : []
  if (kind === 'single' && participants.length > 1) {
    const text = `Choose “Group”, or remove ${participants.length - 1}.`
    return [{ level: -2, lead: 'A direct chat has one other person.', text }, ...missing]
  }
  const rules = account && rulesOf(account)
  if (participants.length === 1) {
    const [only] = participants
    const evidence =
      only && isKnown(only) ? chatEvidence(check, rules, { hasMessage, allowInvite: true }) : []
    // a shared direct chat does not matter for a group of two
    if (kind === 'single') return [...evidence, ...missing]
    if (check.found?.chat && evidence[0]) {
      return [{ ...evidence[0], text: 'A group with them is another chat.' }, ...missing]
    }
  }
  const forecast = hasMessage
    ? 'Your first message will most likely notify them.'
    : 'They may get a notification.'
  return [...sameGroupEvidence(same), ...missing, { level: 1, text: forecast }]
}

function sameGroupEvidence(same: Chat | undefined): Evidence[] {
  if (!same) return []
  const when = ago(same.lastActivity)
  const people = same.participants.total - 1
  const count = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][people - 2]
  return [
    {
      level: 2,
      lead: `You already have ${same.title ? `“${same.title}”` : 'a group'} with these same ${count ?? people}.`,
      text: `${when ? `Last active ${when}. ` : ''}Creating makes another one.`,
    },
  ]
}

/** An existing group of exactly these people. */
function useSameGroup({ participants, kind, account }: GroupPreviewProps): Chat | undefined {
  const query = sameGroupQuery(useBeeper(), account?.accountID ?? '', participants)
  const isReady = kind === 'group' && participants.every(isKnown)
  const { data } = useQuery({ ...query, enabled: isReady && query.enabled !== false })
  return isReady ? (data ?? undefined) : undefined
}

const rowsShown = 8

function Participants({
  participants,
  account,
  spell,
}: Pick<GroupPreviewProps, 'participants' | 'account' | 'spell'>) {
  // those with a problem first
  const sorted = participants.toSorted(
    (one, other) => Number(isKnown(one)) - Number(isKnown(other)),
  )
  const more = sorted.length - rowsShown
  return (
    <ul aria-label="People to add" className="grid gap-2.5 px-[26px] pb-[22px]">
      {sorted.slice(0, rowsShown).map((one) => (
        <li key={one.key} className="flex min-w-0 items-center gap-3">
          <ParticipantFace participant={one} />
          <Names name={spell(one.name)} about={one.about && spell(one.about)} />
          {!isKnown(one) && (
            <Badge tone={one.lookup === 'pending' ? 'plain' : 'warn'}>
              {statuses[one.lookup ?? ''] ?? 'not looked up'}
            </Badge>
          )}
        </li>
      ))}
      {more > 0 && <li className="text-ink-3 text-note">and {more} more</li>}
      {account && (
        <li className="flex min-w-0 items-center gap-3">
          <Avatar
            name={displayName(account.user)}
            id={account.user.id}
            imgURL={account.user.imgURL}
            size="small"
          />
          <Names name={spell(displayName(account.user))} />
          <Badge tone="plain">You</Badge>
        </li>
      )}
    </ul>
  )
}

const statuses: Partial<Record<string, string>> = {
  pending: 'looking…',
  unknown: 'not found',
  failed: 'couldn’t be looked up',
  ambiguous: 'which one?',
  namesake: 'is it them?',
  self: 'that’s you',
}

function ParticipantFace({ participant }: { participant: PreviewParticipant }) {
  const { id, name, lookup } = participant
  if (isKnown(participant) || lookup === 'self') return <Avatar name={name} id={id} size="small" />
  const glyph = /^[+\d\s().-]+$/.test(name) ? 'phone' : name.includes('@') ? 'at' : 'question'
  return <UnknownFace glyph={glyph} size="small" />
}

/** The name with the identifier, because names repeat. */
function Names({ name, about }: { name: string; about?: string | undefined }) {
  return (
    <span className="me-auto flex min-w-0 flex-wrap items-baseline gap-x-2">
      <bdi className="max-w-full truncate font-medium">{name}</bdi>
      {about && about !== name && (
        <bdi className="max-w-full truncate text-ink-3 text-note">{about}</bdi>
      )}
    </span>
  )
}
