import { createContext, useContext } from 'react'
import type { Beeper } from './client.ts'

/** Carries the server that is talked to. */
export const BeeperContext = createContext<Beeper | undefined>(undefined)

/** The server that is talked to. Throws outside of a `BeeperContext`. */
export function useBeeper(): Beeper {
  const beeper = useContext(BeeperContext)
  if (!beeper) throw new Error('useBeeper needs a BeeperContext around it')
  return beeper
}
