import { useEffect, useState } from 'react'

/** The value once it has stopped changing for a `pause` in milliseconds: what a server is asked. */
export function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
