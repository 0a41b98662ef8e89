import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useHasInteracted } from '#ui/lazy-part.tsx'
import { phoneLibraryQuery } from './phone-library-query.ts'

/**
 * Spells numbers (E.164) as their country does, `+49 1515 5501234`, once the phone library is
 * loaded, which the empty form does without. Anything else stays as it is.
 */
export function useSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: useHasInteracted() }).data
  return useCallback(
    (text) => (library && /^\+\d+$/.test(text) ? spelledBy(library, text) : text),
    [library],
  )
}

type Library = Pick<typeof import('#recognize/phone-library.ts'), 'readPhone'>

// reading a number costs a fifth of a millisecond, and every row of a list is drawn at every key
const spelled = new Map<string, string>()
const mostSpelled = 1_000

function spelledBy(library: Library, number: string): string {
  const known = spelled.get(number)
  if (known !== undefined) return known
  if (spelled.size >= mostSpelled) spelled.clear()
  const text = library.readPhone(number)?.spelled ?? number
  spelled.set(number, text)
  return text
}
