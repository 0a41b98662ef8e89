import { useState } from 'react'
import type { Reach } from './use-reach.ts'

/** The last answer that is complete: it stays, dimmed, while the next one is on its way. */
export function useLastKnown(reach: Reach): Reach {
  const [known, setKnown] = useState(reach)
  if (!reach.isAsking && known !== reach) setKnown(reach)
  // before anything was known the question itself is shown
  return reach.isAsking && known.people.length > 0 && known.given ? known : reach
}
