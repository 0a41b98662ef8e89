import { useQuery } from '@tanstack/react-query'
import { useFormState } from 'react-hook-form'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { NetworkRules } from '#beeper/network-rules.ts'
import { sameGroupQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { Choice } from '#ui/form/choice.tsx'
import { TextField } from '#ui/form/field.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { accountKey, type Participant, type WholeDraft } from '../draft/draft.ts'
import { changeKind, kindOn, kindsOn } from '../draft/participants.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { bytesText, kindProblem, titleProblems } from './participant-text.ts'

interface GroupFieldsProps {
  account: Account | undefined
  rules: NetworkRules | undefined
}

const labels = { single: 'Direct', group: 'Group' }

const useKind = () => useDraftValue(({ type, participants }) => ({ type, participants }))

/**
 * Direct or group: offers what the network can create, and shows the problem of the choice at once.
 */
export function KindField({ account, rules }: GroupFieldsProps) {
  const { apply } = useDraft()
  const draft = useKind()
  const kinds = kindsOn(rules)
  const problem = kindProblem(draft, rules)
  const makesNoGroups = !kinds.includes('group') && !problem
  return (
    <div className="grid gap-1.5">
      <Choice
        id="type"
        legend="Kind"
        size="small"
        options={kinds.map((value) => ({ value, label: labels[value] }))}
        value={kindOn(draft, rules)}
        aria-describedby="type-note"
        onChange={({ target }) => {
          const kind = kinds.find((value) => value === target.value)
          if (kind) apply((before) => changeKind(before, kind))
        }}
      />
      <div id="type-note">
        <StatusText className={problem ? 'font-label text-bad text-note' : 'text-note'}>
          {problem ?? (makesNoGroups && `${rules?.name} makes no groups.`)}
        </StatusText>
      </div>
      {account && kindOn(draft, rules) === 'group' && (
        <SameGroupNote account={account} participants={draft.participants} />
      )}
    </div>
  )
}

/** Says that a group of the same people exists already. */
function SameGroupNote({
  account,
  participants,
}: {
  account: Account
  participants: readonly Participant[]
}) {
  const beeper = useBeeper()
  const key = accountKey(beeper.mount, account.accountID)
  const areFound = participants.length > 1 && participants.every((it) => isFoundOn(it, key))
  const query = sameGroupQuery(beeper, account.accountID, participants)
  const { data } = useQuery({ ...query, enabled: areFound && query.enabled !== false })
  return (
    <StatusText className="font-label text-warn">
      {areFound && data && sameGroupText(data.title, participants.length)}
    </StatusText>
  )
}

const isFoundOn = ({ lookup, accountKey }: Participant, key: string) =>
  lookup === undefined && accountKey === key

const numerals = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function sameGroupText(title: string | undefined, count: number): string {
  const group = title ? `“${title}”` : 'a group'
  const people = count === 2 ? 'both of them' : `these same ${numerals[count] ?? count}`
  return `You already have ${group} with ${people}.`
}

/** The title of a group, limited in bytes as on networks; hidden for a direct chat. */
export function GroupTitleField({ rules }: Pick<GroupFieldsProps, 'rules'>) {
  const { apply } = useDraft()
  const { errors } = useFormState<WholeDraft>({ name: 'title' })
  const draft = useKind()
  const title = useDraftValue((draft) => draft.title)
  if (kindOn(draft, rules) !== 'group') return null

  const limits = rules?.group ? rules.group.name : undefined
  const isIgnored = rules !== undefined && !limits?.allowed
  const max = limits?.max_length
  const [tooLong] = title.trim() ? titleProblems({ ...draft, title }, rules) : []
  const names = draft.participants.flatMap(({ name, lookup }) => (lookup ? [] : name))
  return (
    <TextField
      id="title"
      label="Group title"
      note={limits?.required ? 'required' : 'optional'}
      aside={max !== undefined && bytesText(title.trim(), max)}
      hint={isIgnored ? `${rules.name} gives groups no title when they are made.` : undefined}
      placeholder={proposedTitle(names, max)}
      autoComplete="off"
      enterKeyHint="next"
      error={tooLong?.message ?? errors.title?.message}
      value={title}
      onChange={({ target }) => apply((before) => ({ ...before, title: target.value }))}
    />
  )
}

const bytesIn = (text: string) => new TextEncoder().encode(text).length

/** The first word of a name that has a letter. Numbers, and names without spaces, stay complete. */
const firstName = (name: string) =>
  name.split(/\s+/).find((word) => /\p{L}/u.test(word)) ?? name.trim()

/**
 * A title from first names, "Ada, Jun and Sol", within `maxBytes`. Names that do not fit become
 * "and 3 more"; empty if not even one name fits.
 */
export function proposedTitle(
  names: readonly string[],
  maxBytes = Number.POSITIVE_INFINITY,
): string {
  const first = names.map(firstName).filter(Boolean)
  for (let count = Math.min(first.length, 5); count > 0; count--) {
    const title = joined(first.slice(0, count), first.length - count)
    if (bytesIn(title) <= maxBytes) return title
  }
  return ''
}

function joined(names: readonly string[], rest: number): string {
  if (rest > 0) return `${names.join(', ')} and ${rest} more`
  const [last, ...before] = names.toReversed()
  return before.length > 0 ? `${before.toReversed().join(', ')} and ${last}` : (last ?? '')
}
