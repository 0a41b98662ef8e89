import { useQuery } from '@tanstack/react-query'
import { type ToggleEvent, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { NetworkRules } from '#beeper/network-rules.ts'
import { storedDisclosure } from '#beeper/stored.ts'
import { isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import type { Identifier } from '#recognize/recognition.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/form/field.tsx'
import { editDetail } from '../draft/changes.ts'
import { accountKey, type Details, emptyDetails } from '../draft/draft.ts'
import { detailsOn } from '../draft/recipient-of.ts'
import { useDraft, useDraftValue, useProblem } from '../draft/use-draft.tsx'
import { detailProblems } from '../draft/validation.ts'
import { phoneLibraryQuery, useSpelling } from '../numbers.ts'
import { useRecipient } from '../recipient-context.tsx'

// longer than any name or address, and short enough for a request in any script
const maxCharacters = 500

const fields: readonly { name: Identifier; label: string; short: string; placeholder: string }[] = [
  {
    name: 'phoneNumber',
    label: 'Phone number',
    short: 'Phone',
    placeholder: '+49 170 1234567',
  },
  { name: 'username', label: 'Username', short: 'Username', placeholder: '@handle' },
  { name: 'email', label: 'Email', short: 'Email', placeholder: 'name@example.org' },
  { name: 'id', label: 'User ID', short: 'User ID', placeholder: '@ada:beeper.com' },
  { name: 'fullName', label: 'Full name', short: 'Name', placeholder: 'Ada Obi' },
]

const stored = storedDisclosure('details')

/** The identifiers as fields, in a disclosure whose summary shows what will be used. */
export function DetailsSection() {
  const { mount } = useBeeper()
  const { account, accountReason, rules } = useRecipient()
  // not by those of a proposed account: no field may disappear when a search finds someone
  const filterRules = accountReason === 'proposed' ? undefined : rules
  const [isOpen, setIsOpen] = useState(stored.read)
  const [isWhole, setIsWhole] = useState(false)
  const problems = [
    useProblem('user.phoneNumber'),
    useProblem('user.username'),
    useProblem('user.email'),
    useProblem('user.id'),
    useProblem('user.fullName'),
  ]
  const draft = useDraftValue(({ user, person, origins }) => ({ user, person, origins }))
  const user = detailsOn(draft, account && accountKey(mount, account.accountID))
  const used = fields.filter(({ name }) => user[name] !== '' || isUsed(name, filterRules))
  const shown = isWhole ? fields : used
  const rest = fields.length - shown.length
  // opens automatically if a field has a problem
  const isShown = isOpen || problems.some((problem) => problem !== undefined)

  const toggle = ({ newState }: ToggleEvent) => {
    const next = newState === 'open'
    if (next === isShown) return
    setIsOpen(next)
    stored.write(next)
  }
  return (
    <details open={isShown} onToggle={toggle} className="group">
      <summary className="flex min-h-6 flex-wrap items-baseline gap-x-2.5 text-small">
        <span className="font-label text-ink-2 before:me-1.5 before:inline-block before:content-['▸'] group-open:before:rotate-90 motion-safe:before:transition-transform">
          Details by hand
        </span>
        <Summary user={user} rules={rules} />
      </summary>
      <div className="grid gap-x-3.5 gap-y-1.5 pt-3 *:row-span-4 *:grid-rows-subgrid sm:grid-cols-2">
        {isShown &&
          shown.map(({ name, label, placeholder }) => (
            <DetailField
              key={name}
              {...{ name, label, placeholder, rules }}
              value={user[name]}
              typed={draft.user[name]}
            />
          ))}
      </div>
      {rest > 0 && (
        <Button variant="ghost" className="mt-1" onClick={() => setIsWhole(true)}>
          {rest === 1 ? '1 more field' : `${rest} more fields`}
        </Button>
      )}
    </details>
  )
}

/** What will be used, in one line while the disclosure is closed. */
function Summary({ user, rules }: { user: Details; rules: NetworkRules | undefined }) {
  const spell = useSpelling()
  const { user: sent } = useRecipient()
  const given = fields.find(({ name }) => name !== 'id' && name !== 'fullName' && user[name] !== '')
  const first = given ?? fields.find(({ name }) => user[name] !== '')
  const purpose = first && purposeText(first.name, rules)
  const value = first && (first.name === 'phoneNumber' ? spell(sent.phoneNumber) : user[first.name])
  return (
    // on phones always one line of its own, so that nothing below shifts
    <span className="min-w-0 truncate text-ink-3 max-sm:min-h-[1lh] max-sm:basis-full group-open:hidden">
      {first
        ? [`${first.short} ${value}`, purpose].filter(Boolean).join(' · ')
        : 'phone, username, email, user ID, full name'}
    </span>
  )
}

/** Whether a network looks a detail up; `true` if the network is not known. */
function isUsed(name: Identifier, rules: NetworkRules | undefined): boolean {
  const lookups = rules?.lookups
  if (!lookups) return true
  if (name === 'phoneNumber') return lookups.lookup_phone || lookups.any_phone
  if (name === 'email') return lookups.lookup_email
  return name === 'username' && lookups.lookup_username
}

interface DetailFieldProps {
  name: Identifier
  label: string
  placeholder: string
  rules: NetworkRules | undefined
  /** The value that is valid on the account. */
  value: string
  typed: string
}

function DetailField({ name, value, rules, label, placeholder }: DetailFieldProps) {
  const { getDraft, apply } = useDraft()
  const [isLeft, setIsLeft] = useState(true)
  const hint = usePhoneHint(name, value, isLeft)
  const problem = useProblem(`user.${name}`)
  // validated on blur; the error is hidden while the field is edited
  const [invalid] = isLeft ? detailProblems({ user: { ...emptyDetails, [name]: value } }) : []
  const note = purposeText(name, rules)
  const isLookup = note?.endsWith('looks this up')

  const edit = (text: string) => {
    const { person } = getDraft()
    const next = editDetail(getDraft(), name, text)
    const isDropped = person !== undefined && next.person === undefined
    apply(() => next, isDropped ? { undo: `No longer ${person.name}.` } : { keepsUndo: true })
    setIsLeft(false)
  }
  return (
    <TextField
      id={`user.${name}`}
      label={label}
      placeholder={placeholder}
      {...(isLookup ? { aside: <Badge tone="accent">{note}</Badge> } : { note })}
      hint={hint}
      value={value}
      onChange={({ target }) => edit(target.value)}
      onBlur={() => afterPress(() => setIsLeft(true))}
      inputMode={inputModes[name]}
      enterKeyHint="next"
      autoCapitalize={name === 'fullName' ? 'words' : 'none'}
      autoCorrect="off"
      // the browser would suggest the user's own name and number
      autoComplete="off"
      spellCheck={false}
      maxLength={maxCharacters}
      error={problem ?? invalid?.message}
    />
  )
}

/**
 * Waits for the end of a press: an error that appears before would move the target from the
 * pointer.
 */
function afterPress(then: () => void) {
  const isPressing = document.querySelector(':active') !== null
  if (!isPressing) return then()
  // the click follows the release within the same task
  addEventListener('pointerup', () => setTimeout(then), { once: true })
}

const inputModes = {
  phoneNumber: 'tel',
  email: 'email',
  username: 'text',
  id: 'text',
  fullName: 'text',
} as const

/** How the number is read. Its length is validated on blur, so that nothing shifts while typing. */
function usePhoneHint(name: Identifier, value: string, isLeft: boolean): string | undefined {
  const isPhone = name === 'phoneNumber' && value !== '' && !isNoPhone(keyed(value))
  const library = useQuery({ ...phoneLibraryQuery, enabled: isPhone }).data
  const { user } = useRecipient()
  if (name !== 'phoneNumber') return undefined
  const any = 'Any spelling, with its country code.'
  if (!isPhone || !library || !namesCountry(user.phoneNumber)) return any
  const reading = library.readPhone(user.phoneNumber)
  if (!reading) return any
  const country = reading.country && library.countryName(reading.country)
  const isOdd = isLeft && !reading.isPossible
  return [
    country,
    reading.spelled,
    keyed(value) !== value && 'letters as on the keys of a phone',
    isOdd && 'This number looks too short or too long.',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** How the network uses a detail. */
function purposeText(name: Identifier, rules: NetworkRules | undefined): string | undefined {
  if (name === 'fullName') return 'helps ranking'
  if (name === 'id') return 'exact ID'
  if (!rules?.lookups) return undefined
  const { lookups } = rules
  if (name === 'phoneNumber' && lookups.any_phone && !lookups.lookup_phone) {
    return `${rules.name} takes any number`
  }
  return isUsed(name, rules) ? `${rules.name} looks this up` : `not used by ${rules.name}`
}
