import { useSyncExternalStore } from 'react'
import { storedChoice } from '../stored.ts'
import type { Dialect } from './dialect.ts'

/** How chats are opened: as the server's version has it, or always in one of the two dialects. */
export const pins = ['automatic', 'start', 'union'] as const
export type Pin = (typeof pins)[number]

const storedPin = storedChoice('overture.endpoint', pins)
// another window's choice counts after a reload only
let pin: Pin = storedPin.read() ?? 'automatic'

const pinned = () => pin

/** The pinned endpoint, as it is kept in this browser. */
export const usePinnedEndpoint = (): Pin =>
  useSyncExternalStore(storedPin.subscribe, pinned, pinned)

/** Pins the endpoint for every request from now on. */
export function pinEndpoint(chosen: Pin) {
  pin = chosen
  storedPin.write(chosen)
}

/** Gives the dialect that requests are made in: the pinned one, else that of the server. */
export function usePinnedDialect(): (dialect: Dialect) => Dialect {
  const pin = usePinnedEndpoint()
  return (dialect) => (pin === 'automatic' ? dialect : pin)
}
