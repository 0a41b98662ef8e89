import { useCallback, useState } from 'react'
import { useConnection } from './connection-context.ts'

/** Tells servers apart, and a server from what it was before it was reset. */
export function useServerKey(): string {
  const { target, era } = useConnection()
  return `${target} ${era}`
}

/**
 * A state for each server: with another server it is that one's own, and once a server is reset it is
 * gone. The setter keeps to the server it was given for, so that an answer that comes late is never
 * shown under another one.
 */
export function useServerState<Value>(): [
  Value | undefined,
  (value: Value | undefined | ((now: Value | undefined) => Value | undefined)) => void,
] {
  const key = useServerKey()
  const [all, setAll] = useState<ReadonlyMap<string, Value | undefined>>(new Map())
  const set = useCallback(
    (value: Value | undefined | ((now: Value | undefined) => Value | undefined)) =>
      setAll((now) => {
        const next = value instanceof Function ? value(now.get(key)) : value
        return now.get(key) === next ? now : new Map(now).set(key, next)
      }),
    [key],
  )
  return [all.get(key), set]
}
