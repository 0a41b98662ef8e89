import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { phoneLibraryQuery } from './phone-library-query.ts'

/**
 * Spells numbers (E.164) as their country does, `+49 1515 5501234`, once the phone library is
 * loaded, which the first paint does not wait for. Anything else stays as it is.
 */
export function useSpelling(): (text: string) => string {
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsQuiet(true), afterFirstPaint)
    return () => clearTimeout(timer)
  }, [])
  const library = useQuery({ ...phoneLibraryQuery, enabled: isQuiet }).data
  return useCallback(
    (text) => (/^\+\d+$/.test(text) ? (library?.readPhone(text)?.spelled ?? text) : text),
    [library],
  )
}

/** Milliseconds. */
const afterFirstPaint = 500
