import * as z from 'zod/mini'
import { WholeDraft } from '../draft.ts'

const key = 'overture.draft'

/** What is written; a draft of another version, or of a broken shape, is as good as none. */
const KeptDraft = z.object({ version: z.literal(1), draft: WholeDraft })

/** The draft as it is kept in this browser, the values of both modes. */
export const keptDraft = {
  read(): WholeDraft | undefined {
    try {
      const kept = z.safeParse(KeptDraft, JSON.parse(localStorage.getItem(key) ?? 'null'))
      return kept.data && settled(kept.data.draft)
    } catch {
      return undefined // storage is blocked, or holds something that is not JSON
    }
  },
  keep(draft: WholeDraft) {
    try {
      localStorage.setItem(key, JSON.stringify({ version: 1, draft }))
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
