import { useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'

/**
 * A state that speaks of the server that is talked to: with another one it is gone. The last of the
 * three takes it back, if it still is what `isMeant` says.
 */
export function useOfServer<Value>(): [
  Value | undefined,
  (value: Value | undefined) => void,
  (isMeant: (value: Value) => boolean) => void,
] {
  const { mount } = useBeeper()
  const [held, setHeld] = useState<{ mount: string; value: Value | undefined }>()
  return [
    held?.mount === mount ? held.value : undefined,
    (value) => setHeld({ mount, value }),
    (isMeant) => setHeld((now) => (now?.value && isMeant(now.value) ? undefined : now)),
  ]
}
