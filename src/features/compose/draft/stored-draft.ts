import * as z from 'zod/mini'
import { emptied } from './changes.ts'
import { WholeDraft } from './draft.ts'

// two tabs have two drafts; a tab that is opened anew begins with the newest of any
const ownKey = 'overture.draft'
const newestKey = 'overture.draft.newest'

/** What is written; a draft of another version, or of a broken shape, is as good as none. */
const StoredDraft = z.object({ version: z.literal(2), draft: WholeDraft })

/** The draft as it is kept: this tab's own, through reloads, and the last of any tab for a new one. */
export const storedDraft = {
  read(): WholeDraft | undefined {
    return readFrom(() => sessionStorage, ownKey) ?? readFrom(() => localStorage, newestKey)
  },
  write(draft: WholeDraft) {
    const text = isEmpty(draft) ? undefined : JSON.stringify({ version: 2, draft })
    writeTo(() => sessionStorage, ownKey, text)
    writeTo(() => localStorage, newestKey, text)
  },
  forget() {
    writeTo(() => sessionStorage, ownKey, undefined)
    writeTo(() => localStorage, newestKey, undefined)
  },
}

const isEmpty = (draft: WholeDraft) =>
  JSON.stringify(WholeDraft.parse(draft)) === JSON.stringify(WholeDraft.parse(emptied(draft)))

// the storage itself is a getter that throws where it is blocked
function readFrom(storage: () => Storage, key: string): WholeDraft | undefined {
  try {
    return z.safeParse(StoredDraft, JSON.parse(storage().getItem(key) ?? 'null')).data?.draft
  } catch {
    return undefined // blocked, or not JSON
  }
}

function writeTo(storage: () => Storage, key: string, text: string | undefined) {
  try {
    if (text === undefined) storage().removeItem(key)
    else storage().setItem(key, text)
  } catch {
    // blocked or full; the draft holds until the page is closed
  }
}
