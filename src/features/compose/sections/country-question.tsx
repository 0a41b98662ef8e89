import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import { Button } from '#ui/button.tsx'
import { storedCountry } from '../draft/stored.ts'
import { phoneLibraryQuery } from '../numbers.ts'

interface CountryQuestionProps {
  /** Numbers as typed, all without a country code. */
  numbers: readonly string[]
  /** The country of its own number is proposed. */
  account: Account | undefined
  /** ISO 3166. */
  onChoose(country: string): void
}

/**
 * Asks which country numbers are from: likely countries as buttons, all others in a list. The
 * answer is stored as a proposal for the next time, and never applied without asking.
 */
export function CountryQuestion({ numbers, account, onChoose }: CountryQuestionProps) {
  const id = useId()
  const { data: library, isError } = useQuery(phoneLibraryQuery)
  const [hasOthers, setHasOthers] = useState(false)
  const choose = (country: string) => {
    storedCountry.write(country)
    onChoose(country)
  }
  const [first] = numbers
  if (first === undefined) return null

  const text =
    numbers.length === 1
      ? `Which country is ${first} from?`
      : 'Which country are these numbers from?'
  const proposed = library ? proposedCountries(library, numbers, account) : []
  return (
    <fieldset
      aria-labelledby={id}
      className="flex min-w-0 flex-wrap items-center gap-2 rounded-inner bg-sunken px-3 py-2"
    >
      <p id={id} className="w-full font-label text-small">
        <bdi>{text}</bdi>
      </p>
      {isError && (
        <p role="status" className="text-bad text-note">
          The list of countries could not be loaded. Write the number with + and its country code.
        </p>
      )}
      {proposed.map(({ country, label }) => (
        <Button key={country} variant="outline" onClick={() => choose(country)}>
          {label}
        </Button>
      ))}
      {library &&
        (hasOthers ? (
          <select
            aria-label={text}
            // it replaces the button that had the focus
            ref={focus}
            value=""
            onChange={(event) => choose(event.target.value)}
            className="control h-9 w-auto max-w-full px-2.5 text-small"
          >
            <option value="">Choose a country</option>
            {library.phoneCountries.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <Button variant="ghost" onClick={() => setHasOthers(true)}>
            Other…
          </Button>
        ))}
    </fieldset>
  )
}

const focus = (element: HTMLElement | null) => element?.focus()

type PhoneLibrary = typeof import('#recognize/phone-library.ts')

/**
 * The browser's region, the country of the account's own number and the last choice, if possible.
 */
function proposedCountries(
  { readPhone, countryName }: PhoneLibrary,
  numbers: readonly string[],
  account: Account | undefined,
): { country: string; label: string }[] {
  const own = account?.user.phoneNumber
  const countries = [browserRegion(), own && readPhone(own)?.country, storedCountry.read()]
  return [...new Set(countries)].flatMap((country) => {
    const readings = country ? numbers.map((typed) => readPhone(typed, country)) : []
    const fitting = readings.find((reading) => reading?.isPossible)
    if (!country || !fitting) return []
    return { country, label: `${countryName(country)} ${fitting.callingCode}` }
  })
}

/** `DE` for `de-DE`, and for `de` where most who speak it live. */
function browserRegion(): string | undefined {
  try {
    const locale = new Intl.Locale(navigator.language)
    return locale.region ?? locale.maximize().region
  } catch {
    return undefined // a browser may report an invalid language tag
  }
}
