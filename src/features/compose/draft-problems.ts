import type { NetworkRules } from '#beeper/network-rules.ts'
import type { GroupRules } from '#contract/bridge.ts'
import { isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import { bounded } from '#ui/bounded.ts'
import { type CreateDraft, Draft, type StartDraft } from './draft.ts'
import { doubtWords } from './old-people/doubt-words.ts'
import { pillID } from './old-people/pill-id.ts'
import { problems } from './words.ts'

/** Something to mend before the draft is worth sending; `path` leads to its field. */
export interface Problem {
  path: (string | number)[]
  /** The `id` of what can be mended, where it is not the field itself. */
  fieldID?: string
  message: string
}

/**
 * A draft that is fit to be sent on a network, from the place that is chosen. Without rules, as
 * long as no account is chosen, only what every network asks for is checked.
 */
export const draftFor = (rules: NetworkRules | undefined, place?: string) =>
  Draft.check(({ value, issues }) => {
    for (const { path, message } of problemsOf(value, rules, place)) {
      issues.push({ code: 'custom', input: value, path, message })
    }
  })

/** Everything that is wrong with a draft, in the order of the form. */
export function problemsOf(
  draft: Draft,
  rules: NetworkRules | undefined,
  place?: string,
): Problem[] {
  const found = [
    !draft.accountID && { path: ['accountID'], message: problems.noAccount },
    ...(draft.mode === 'start' ? whoProblems(draft, rules) : peopleProblems(draft, rules, place)),
    messageProblem(draft.messageText, rules),
  ]
  return found.filter((problem) => problem !== false)
}

type Finding = Problem | false

function whoProblems({ user, country }: StartDraft, rules: NetworkRules | undefined): Finding[] {
  const given = [user.id, user.username, user.phoneNumber, user.email].some((text) => text.trim())
  return [
    !given &&
      (user.fullName.trim()
        ? { path: ['user', 'fullName'], message: problems.nameOnly }
        : { path: ['user'], message: problems.nobody }),
    phoneProblem(user.phoneNumber.trim(), country, rules),
    /^\S+@\S+\.\S+$/.test(user.email.trim() || 'a@b.c')
      ? false
      : { path: ['user', 'email'], message: problems.email },
  ]
}

function phoneProblem(typed: string, country: string, rules: NetworkRules | undefined): Finding {
  const path = ['user', 'phoneNumber']
  if (!typed) return false
  if (isNoPhone(keyed(typed))) return { path, message: problems.noPhone }
  if (namesCountry(typed) || country || rules?.lookups?.any_phone) return false
  return { path, message: problems.whichCountry(typed) }
}

function peopleProblems(
  draft: CreateDraft,
  rules: NetworkRules | undefined,
  place: string | undefined,
): Finding[] {
  const { length } = draft.participants
  const path = ['participants']
  const typed = draft.adding.trim()
  if (typed) return [{ path, message: problems.notAdded(bounded(typed, 40)) }]
  if (length === 0) return [{ path, message: problems.noPeople }]
  // an ID of another account would reach nobody, or somebody else
  const doubted = draft.participants.filter(
    ({ doubt, at }) => doubt || (place !== undefined && at !== place),
  )
  if (doubted.length > 0) {
    const network = rules?.name ?? ''
    return doubted
      .slice(0, 5)
      .map((person) => ({ path, fieldID: pillID(person.id), message: doubtWords(person, network) }))
  }
  if (draft.type === 'single') return [length > 1 && { path, message: problems.notDirect }]
  if (!rules) return []
  if (rules.group === false) return [{ path: ['type'], message: problems.noGroups(rules.name) }]
  const { min_length: min = 0, max_length: max } = rules.group?.participants ?? {}
  return [
    length < min && { path, message: problems.tooFew(rules.name, min) },
    max !== undefined && length > max && { path, message: problems.tooMany(rules.name, max) },
    titleProblem(draft.title.trim(), rules.group, rules.name),
  ]
}

/** Bytes of UTF-8, which is what bridges count in a title. */
export const bytesIn = (text: string) => new TextEncoder().encode(text).length

function titleProblem(title: string, group: GroupRules | undefined, network: string): Finding {
  const { required, max_length: max, allowed } = group?.name ?? {}
  if (required && !title) return { path: ['title'], message: problems.noTitle(network) }
  const tooLong = allowed === true && max !== undefined && bytesIn(title) > max
  return tooLong && { path: ['title'], message: problems.longTitle(network, max) }
}

/** Characters as people count them, so that an emoji outside the first plane is one. */
export const charactersIn = (text: string) => [...text].length

function messageProblem(text: string, rules: NetworkRules | undefined): Finding {
  const path = ['messageText']
  if (rules?.messageRequired && !text.trim()) {
    return { path, message: problems.noMessage(rules.name) }
  }
  const max = rules?.maxTextLength
  const tooLong = max !== undefined && charactersIn(text.trim()) > max
  return tooLong && { path, message: problems.longMessage(rules?.name ?? '', max) }
}
