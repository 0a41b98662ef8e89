import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import { compactPhone, isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import { Select } from '#ui/select.tsx'
import type { Draft } from '../draft.ts'
import { countryMemory } from './country-memory.ts'
import { phoneLibraryQuery } from './phone-library-query.ts'
import { whoWords } from './words.ts'

/** Asks which country the number of the form is from, as long as it does not say so itself. */
export function CountryChoice() {
  const { clearErrors } = useFormContext<Draft>()
  const typed = useWatch<Draft, 'user.phoneNumber'>({ name: 'user.phoneNumber' })
  const isAsked = !isNoPhone(keyed(typed)) && !namesCountry(typed) && compactPhone(typed).length > 4
  return isAsked ? (
    <CountryOf number={typed.trim()} onChoose={() => clearErrors('user.phoneNumber')} />
  ) : null
}

interface CountryOfProps {
  id?: string
  number: string
  /** Whether there are more such numbers, which are from there as well. */
  hasMore?: boolean
  onChoose(): void
}

/** Asks which country a number is from, for the whole form, and remembers the answer. */
export function CountryOf({ id = 'country', number, hasMore = false, onChoose }: CountryOfProps) {
  const { register } = useFormContext<Draft>()
  const library = useQuery(phoneLibraryQuery)
  if (!library.data) return null
  return (
    <Select
      id={id}
      label={hasMore ? whoWords.whichCountries(number) : whoWords.whichCountry(number)}
      placeholder={whoWords.chooseCountry}
      options={library.data.phoneCountries}
      {...register('country', {
        onChange: (event: { target: { value: string } }) => {
          countryMemory.keep(event.target.value)
          onChoose()
        },
      })}
    />
  )
}
