import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import type { NetworkRules } from '#beeper/network-rules.ts'
import { compactPhone, keyed, namesCountry } from '#recognize/phone.ts'
import { Badge } from '#ui/badge.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Draft, Identifier } from './draft.ts'
import { useProblem } from './use-problem.ts'
import { useRules } from './use-rules.ts'
import { CountryChoice } from './who/country-choice.tsx'
import { phoneLibraryQuery } from './who/phone-library-query.ts'
import { hints, identifierWords, words } from './words.ts'

/** The five ways to say who somebody is, each with what the network does with it. */
export function DetailsSection() {
  const rules = useRules()
  return (
    <fieldset>
      <legend className="mb-2 text-note text-ink-3">{words.details}</legend>
      <div className="mb-4 empty:hidden">
        <CountryChoice />
      </div>
      {/* label, field, hint and error of neighbours share their rows, however long the words are */}
      <div className="-mb-3 grid gap-x-3.5 gap-y-1.5 *:row-span-4 *:grid-rows-subgrid sm:grid-cols-2">
        <PhoneField rules={rules} />
        <IdentifierField name="fullName" rules={rules} />
        <IdentifierField name="username" rules={rules} />
        <IdentifierField name="email" rules={rules} inputMode="email" />
        <IdentifierField name="id" rules={rules} />
      </div>
    </fieldset>
  )
}

// longer than any name or address, and short enough to be asked about in any script
const mostCharacters = 500

interface IdentifierFieldProps {
  name: Identifier
  rules: NetworkRules | undefined
  hint?: string | undefined
  inputMode?: 'email' | 'tel'
}

function IdentifierField({ name, rules, ...rest }: IdentifierFieldProps) {
  const { register } = useFormContext<Draft>()
  const path = `user.${name}` as const
  return (
    <TextField
      id={path}
      {...identifierWords[name]}
      {...purposeOf(name, rules)}
      {...rest}
      // it is somebody else's name and number, so the browser's own must not be offered
      autoComplete="off"
      spellCheck={false}
      most={mostCharacters}
      error={useProblem(path)}
      {...register(path)}
    />
  )
}

/** Shows beneath the number how it is read; never rewrites what was typed. */
function PhoneField({ rules }: { rules: NetworkRules | undefined }) {
  const typed = useWatch<Draft, 'user.phoneNumber'>({ name: 'user.phoneNumber' })
  const country = useWatch<Draft, 'country'>({ name: 'country' })
  const library = useQuery({ ...phoneLibraryQuery, enabled: typed !== '' })
  const isReadable = namesCountry(typed) || country !== ''
  const reading = isReadable ? library.data?.readPhone(typed, country) : undefined
  const isTyped = compactPhone(typed).length > 6
  return (
    <IdentifierField
      name="phoneNumber"
      rules={rules}
      inputMode="tel"
      hint={
        reading && isTyped
          ? [
              reading.country && library.data?.countryName(reading.country),
              reading.spelled,
              keyed(typed) !== typed && hints.keyed,
              !reading.isPossible && hints.possiblyWrong,
            ]
              .filter(Boolean)
              .join(' · ')
          : hints.anySpelling
      }
    />
  )
}

/** What the network does with a field: a badge for a look-up, muted words for the rest. */
function purposeOf(name: Identifier, rules: NetworkRules | undefined) {
  if (name === 'fullName') return { note: hints.ranksOnly }
  if (name === 'id') return { note: hints.directID }
  if (!rules?.lookups) return {}
  if (name === 'phoneNumber' && rules.lookups.any_phone && !rules.lookups.lookup_phone) {
    return { aside: <Badge tone="accent">{hints.takesAny(rules.name)}</Badge> }
  }
  const looksUp = {
    phoneNumber: rules.lookups.lookup_phone,
    username: rules.lookups.lookup_username,
    email: rules.lookups.lookup_email,
  }[name]
  return looksUp
    ? { aside: <Badge tone="accent">{hints.looksUp(rules.name)}</Badge> }
    : { note: hints.notUsed(rules.name) }
}
