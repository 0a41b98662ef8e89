import type { NetworkRules } from '#beeper/network-rules.ts'
import { formatNumber } from '#ui/text/format.ts'
import { bounded } from '#ui/text/text-limits.ts'
import type { Participant, WholeDraft } from '../draft/draft.ts'
import { kindOn, kindsOn, needsCountry, participantsOn } from '../draft/participants.ts'

export const peopleCount = (count: number) =>
  count === 1 ? '1 person' : `${formatNumber(count)} people`

/** Something to fix before the draft is sent; `fieldID` is the element to go to. */
interface ParticipantProblem {
  fieldID: string
  message: string
}

/** The `id` of the main button of a participant's pill. */
export const pillID = (key: string) => `participant-${key}`

/** How many participants an error summary lists at most. */
const maxListed = 5

/**
 * Problems of the participants of a draft, on the account in use. Without rules only the limits
 * that all networks share are checked.
 */
export function participantProblems(
  draft: WholeDraft,
  rules: NetworkRules | undefined,
  accountKey: string | undefined,
): ParticipantProblem[] {
  const fieldID = 'participants'
  const typed = draft.adding.trim()
  if (typed) {
    const text = bounded(typed, 40)
    return [{ fieldID, message: `“${text}” is not added yet. Press Enter or comma, or remove it.` }]
  }
  const participants = participantsOn(draft.participants, accountKey)
  if (participants.length === 0) return [{ fieldID, message: 'Add at least one person.' }]
  const open = participants.filter((it) => it.lookup !== undefined)
  if (open.length > 0) {
    return open.slice(0, maxListed).map((it) => ({
      fieldID: pillID(it.key),
      message: lookupText(it, rules?.name) ?? '',
    }))
  }
  const kind = kindProblem({ ...draft, participants }, rules)
  if (kind) return [{ fieldID: 'type', message: kind }]
  return kindOn(draft, rules) === 'group' ? countProblems(participants.length, rules) : []
}

/** The problem of the chosen kind of chat, shown beside it at once. */
export function kindProblem(
  draft: Pick<WholeDraft, 'type' | 'participants'>,
  rules: NetworkRules | undefined,
): string | undefined {
  const { length } = draft.participants
  if (kindOn(draft, rules) === 'group') return undefined
  const [only] = draft.participants
  if (length === 1 && only?.cannotMessage) {
    return `${only.name} can’t be messaged on ${rules?.name ?? 'this account'}.`
  }
  if (length < 2) return undefined
  return kindsOn(rules).includes('group')
    ? 'A direct chat has one other person. Choose Group, or remove the others.'
    : `${rules?.name} makes no groups. Remove all but one person, or choose another account.`
}

function countProblems(count: number, rules: NetworkRules | undefined): ParticipantProblem[] {
  const { min, max } = groupSize(rules)
  const network = rules?.name ?? ''
  const problem = (message: string) => [{ fieldID: 'participants', message }]
  if (count < min) return problem(`A group on ${network} needs at least ${others(min)}.`)
  if (max === undefined || count <= max) return []
  return problem(`A group on ${network} takes at most ${others(max)}.`)
}

const others = (count: number) =>
  count === 1 ? '1 other person' : `${formatNumber(count)} other people`

/** How many others a group can have, without the own account. */
export function groupSize(rules: NetworkRules | undefined): { min: number; max?: number } {
  const limits = rules?.group ? rules.group.participants : undefined
  const { min_length: min = 0, max_length: max } = limits ?? {}
  return { min, ...(max !== undefined && { max }) }
}

/** “4 of 2–1,023”: the current count and the limits of a group. */
export function countText(count: number, { min, max }: { min: number; max?: number }): string {
  const now = formatNumber(count)
  if (max !== undefined) {
    return `${now} of ${min > 1 ? `${formatNumber(min)}–` : ''}${formatNumber(max)}`
  }
  return min > 1 ? `${now} of at least ${formatNumber(min)}` : now
}

/** Problems of the title of a group. */
export function titleProblems(
  draft: Pick<WholeDraft, 'type' | 'participants' | 'title'>,
  rules: NetworkRules | undefined,
): ParticipantProblem[] {
  if (!rules?.group || kindOn(draft, rules) !== 'group') return []
  const { required, max_length: max, allowed } = rules.group.name ?? {}
  const title = draft.title.trim()
  const problem = (message: string) => [{ fieldID: 'title', message }]
  if (required && !title) return problem(`${rules.name} needs a title for a group.`)
  if (!allowed || max === undefined || bytesIn(title) <= max) return []
  const limit = `at most ${formatNumber(max)} bytes`
  return problem(`This title is too long for ${rules.name}: ${limit}.`)
}

/** Bytes of UTF-8, in which networks limit titles. */
const bytesIn = (text: string) => new TextEncoder().encode(text).length

/** “14 / 100”, with the unit “bytes” if they differ from the number of characters. */
export const bytesText = (text: string, max: number) =>
  `${formatNumber(bytesIn(text))} / ${formatNumber(max)}${bytesIn(text) === [...text].length ? '' : ' bytes'}`

/** Why a participant cannot be sent yet, and what to do. */
export function lookupText(participant: Participant, network: string | undefined) {
  const { name, lookup, known } = participant
  const here = network ?? 'this network'
  const address = known.phoneNumber ?? known.email
  switch (lookup) {
    case undefined:
      return undefined
    case 'pending':
      return network
        ? `“${name}” is still being looked up.`
        : `“${name}” is looked up as soon as an account is chosen.`
    case 'ambiguous':
      return `It isn’t certain who “${name}” is on ${here}. Choose who you mean.`
    case 'namesake':
      return `“${name}” may be another person on ${here}. Choose who you mean.`
    case 'self':
      return `“${name}” is you on ${here}. You are in every group you make; remove this one.`
    case 'failed':
      return `“${name}” could not be looked up. Try again, or remove them.`
    case 'unknown':
      if (needsCountry(participant)) return `Which country is ${name} from?`
      if (name.startsWith('@')) {
        return `No one on ${here} has the user ID or handle “${name}”. Change it, or choose a contact.`
      }
      return `No one on ${here} matches “${name}”${address && address !== name ? ` or ${address}` : ''}. Change it, or choose a contact.`
  }
}

/** Announced, and shown below the field until the next change. */
export const announcements = {
  removed: (name: string) => `${name} was removed. Ctrl Z brings them back.`,
  alreadyListed: (name: string) => `${name} is already in the list.`,
  noAnswer: (name: string) => `“${name}” could not be looked up. Try again in a moment.`,
}
