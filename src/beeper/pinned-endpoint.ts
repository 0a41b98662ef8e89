import { useSyncExternalStore } from 'react'
import type { Dialect } from './dialect.ts'

/** How chats are to be opened: as the server's version has it, or always by one of the two calls. */
export const pins = ['automatic', 'start', 'union'] as const
/** One of them: `start` and `union` are dialects too. */
export type Pin = (typeof pins)[number]

const key = 'overture.endpoint'
const listeners = new Set<() => void>()
let pin = kept()

/** The pinned endpoint. Kept in this browser; another window's choice counts after a reload only. */
export const usePinnedEndpoint = (): Pin => useSyncExternalStore(listen, () => pin)

/** Pins the endpoint for every request from now on. */
export function pinEndpoint(chosen: Pin) {
  pin = chosen
  try {
    localStorage.setItem(key, chosen)
  } catch {
    // storage is blocked; the choice holds until the page is closed
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function kept(): Pin {
  try {
    const text = localStorage.getItem(key)
    return pins.find((known) => known === text) ?? 'automatic'
  } catch {
    return 'automatic' // storage is blocked here
  }
}

/** Gives the dialect that requests are made in: the pinned one, else that of the server. */
export function usePinnedDialect(): (dialect: Dialect) => Dialect {
  const pin = usePinnedEndpoint()
  return (dialect) => (pin === 'automatic' ? dialect : pin)
}
