import * as z from 'zod/mini'
import { Info } from './info.ts'
import { lenient } from './lenient.ts'

/**
 * What Overture's own server found where Beeper should be: `running`; `older`, which answers as
 * Beeper before 4.2.557 did and tells no version; `absent`, where nobody listens; `silent`, where
 * somebody listens and says nothing; `stranger`, where something else answers.
 */
export const Presence = z.object({
  /** Where it looked, such as `http://127.0.0.1:23373`. */
  address: z.string(),
  state: z.enum(['running', 'older', 'absent', 'silent', 'stranger']),
  info: lenient(Info),
})
export type Presence = z.infer<typeof Presence>

/** Where Overture's own server tells it; not a call of Beeper's. Always 200. */
export const presencePath = '/overture/beeper'
