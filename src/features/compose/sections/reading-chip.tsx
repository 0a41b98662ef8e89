import { useQuery } from '@tanstack/react-query'
import { networkFacts } from '#contract/networks.ts'
import { isNoPhone, keyed } from '#recognize/phone.ts'
import { type Identifier, identifiers, type Recognized } from '#recognize/recognition.ts'
import { SelectButton } from '#ui/form/select-button.tsx'
import { phoneLibraryQuery } from '../numbers.ts'
import { useRecipient } from '../recipient-context.tsx'

const kindNames: Record<Identifier, string> = {
  phoneNumber: 'Phone',
  email: 'Email',
  username: 'Username',
  id: 'User ID',
  fullName: 'Name',
}

interface ReadingChipProps {
  reading: Recognized
  onChange(identifier: Identifier): void
}

/** What the text was recognized as, "Phone · Germany"; the user can correct it. */
export function ReadingChip({ reading, onChange }: ReadingChipProps) {
  const label = useReadingLabel(reading)
  return (
    <SelectButton
      label="Read as"
      value={reading.identifier}
      options={identifiers.map((value) => ({
        value,
        label: value === reading.identifier ? label : kindNames[value],
      }))}
      onChange={onChange}
      className="min-h-6 flex-none whitespace-nowrap rounded-full bg-accent-soft px-2.5 font-label text-[0.71875rem] text-accent"
    />
  )
}

/** The kind, with the country of a number or the network of a link; a check mark for a contact. */
function useReadingLabel({ identifier, user, networks }: Recognized): string {
  const { state, user: sent } = useRecipient()
  const isPhone = identifier === 'phoneNumber' && !isNoPhone(keyed(user.phoneNumber ?? ''))
  const library = useQuery({ ...phoneLibraryQuery, enabled: isPhone }).data
  if (state.kind === 'person' && identifier === 'fullName') return '✓ Contact'
  if (!isPhone) {
    const [only, ...others] = networks
    const facts = others.length === 0 ? networkFacts(only) : undefined
    return facts ? `${kindNames[identifier]} · ${facts.name}` : kindNames[identifier]
  }
  if (state.kind === 'needs-country') return 'Phone · which country?'
  const reading = library?.readPhone(sent.phoneNumber)
  if (!library || !reading) return kindNames.phoneNumber
  const country = reading.country ? library.countryName(reading.country) : reading.callingCode
  return `Phone · ${country}`
}
