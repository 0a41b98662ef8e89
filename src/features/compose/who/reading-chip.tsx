import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { networkFacts } from '#contract/networks.ts'
import { isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import type { Recognized } from '#recognize/recognize.ts'
import { MenuChoice } from '#ui/menu-choice.tsx'
import { type Draft, type Identifier, identifiers } from '../draft.ts'
import { phoneLibraryQuery } from './phone-library-query.ts'
import { kindWords, whoWords } from './words.ts'

interface ReadingChipProps {
  reading: Recognized
  onChange(identifier: Identifier): void
}

/** What the text was read as, "Phone · Germany"; it can be said to be something else. */
export function ReadingChip({ reading, onChange }: ReadingChipProps) {
  const told = useToldMore(reading)
  const labelOf = (kind: Identifier) =>
    kind === reading.identifier && told ? told : kindWords[kind]
  return (
    <MenuChoice
      label={whoWords.readAs}
      value={reading.identifier}
      options={identifiers.map((value) => ({ value, label: labelOf(value) }))}
      onChange={onChange}
      className="min-h-6 whitespace-nowrap rounded-full bg-accent-soft px-2.5 font-label text-[0.71875rem] text-accent"
    />
  )
}

/** The country of a number, the network of a link. */
function useToldMore({ identifier, user, networks }: Recognized): string | undefined {
  const country = useWatch<Draft, 'country'>({ name: 'country' })
  const number = user.phoneNumber ?? ''
  const isPhone = identifier === 'phoneNumber' && !isNoPhone(keyed(number))
  const library = useQuery({ ...phoneLibraryQuery, enabled: isPhone })
  if (!isPhone) {
    const [only, ...others] = networks
    const facts = others.length === 0 ? networkFacts(only) : undefined
    return facts && `${kindWords[identifier]} · ${facts.name}`
  }
  const known = library.data?.readPhone(number, country)
  if (known && library.data) {
    const home = known.country ? library.data.countryName(known.country) : known.callingCode
    return `${kindWords.phoneNumber} · ${home}`
  }
  return namesCountry(number) || country ? undefined : whoWords.countryUnknown
}
