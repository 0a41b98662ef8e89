import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import { Select } from '#ui/select.tsx'
import type { Draft } from '../draft.ts'
import { countryMemory } from './country-memory.ts'
import { compactPhone, isNoPhone, keyed, namesCountry } from './phone.ts'
import { phoneLibraryQuery } from './phone-library-query.ts'
import { whoWords } from './words.ts'

/** Asks which country a number is from, as long as it does not say so itself. */
export function CountryChoice() {
  const { register, clearErrors } = useFormContext<Draft>()
  const typed = useWatch<Draft, 'user.phoneNumber'>({ name: 'user.phoneNumber' })
  const isAsked = !isNoPhone(keyed(typed)) && !namesCountry(typed) && compactPhone(typed).length > 4
  const library = useQuery({ ...phoneLibraryQuery, enabled: isAsked })
  if (!isAsked || !library.data) return null
  return (
    <Select
      id="country"
      label={whoWords.whichCountry(typed.trim())}
      placeholder={whoWords.chooseCountry}
      options={library.data.phoneCountries}
      {...register('country', {
        onChange: (event: { target: { value: string } }) => {
          countryMemory.keep(event.target.value)
          clearErrors('user.phoneNumber')
        },
      })}
    />
  )
}
