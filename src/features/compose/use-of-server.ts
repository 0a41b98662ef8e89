import { useCallback, useState } from 'react'
import { useConnection } from '#beeper/connection-context.ts'

/** Tells servers apart, and a server from what it was before it was set back. */
export function useServerKey(): string {
  const { target, era } = useConnection()
  return `${target} ${era}`
}

/**
 * A state that speaks of the server that is talked to: with another one, and once that server is set
 * back, it is gone. The last of the three takes it back, if it still is what `isMeant` says.
 */
export function useOfServer<Value>(): [
  Value | undefined,
  (value: Value | undefined) => void,
  (isMeant: (value: Value) => boolean) => void,
] {
  const of = useServerKey()
  const [held, setHeld] = useState<{ of: string; value: Value | undefined }>()
  const set = useCallback((value: Value | undefined) => setHeld({ of, value }), [of])
  const takeBack = useCallback(
    (isMeant: (value: Value) => boolean) =>
      setHeld((now) => (now?.value && isMeant(now.value) ? undefined : now)),
    [],
  )
  return [held?.of === of ? held.value : undefined, set, takeBack]
}
