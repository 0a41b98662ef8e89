import * as z from 'zod/mini'
import type { Target } from '#beeper/connection-context.ts'
import { WholeDraft } from '../draft.ts'

const key = 'overture.draft'

/** What is written; a draft of another version, or of a broken shape, is as good as none. */
const KeptDraft = z.object({
  version: z.literal(1),
  /** Whose account the draft names; absent in drafts of older versions. */
  target: z.exactOptional(z.enum(['sandbox', 'beeper'])),
  draft: WholeDraft,
})
type KeptDraft = z.infer<typeof KeptDraft>

/** The draft as it is kept in this browser, the values of both modes, and for which server. */
export const keptDraft = {
  read(): KeptDraft | undefined {
    try {
      const { data: kept } = z.safeParse(KeptDraft, JSON.parse(localStorage.getItem(key) ?? 'null'))
      return kept && { ...kept, draft: settled(kept.draft) }
    } catch {
      return undefined // storage is blocked, or holds something that is not JSON
    }
  },
  keep(draft: WholeDraft, target: Target) {
    try {
      const kept: KeptDraft = { version: 1, target, draft }
      localStorage.setItem(key, JSON.stringify(kept))
    } catch {
      // storage is blocked or full; the draft holds until the page is closed
    }
  },
  forget() {
    try {
      localStorage.removeItem(key)
    } catch {
      // storage is blocked, so nothing was kept either
    }
  },
}

/** Nobody is being looked up after a reload: whoever was is to be asked for again. */
const settled = (draft: WholeDraft): WholeDraft => ({
  ...draft,
  participants: draft.participants.map(({ at, ...person }) =>
    at === undefined || person.doubt === 'asking' ? person : { ...person, at },
  ),
})
