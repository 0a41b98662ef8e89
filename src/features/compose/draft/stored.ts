import * as z from 'zod/mini'
import type { Target } from '#beeper/connection/connection-context.ts'
import { stored } from '#beeper/stored.ts'
import { emptied } from './changes.ts'
import { WholeDraft } from './draft.ts'

/** A stored draft of another version or shape is ignored. */
const StoredDraft = z.object({ version: z.literal(2), draft: WholeDraft })

// each tab has its own draft; a new tab begins with the newest draft of any tab
const own = stored('overture.draft', StoredDraft, { area: () => sessionStorage })
const newest = stored('overture.draft.newest', StoredDraft)

/** The stored draft: this tab's own, which survives reloads, or the newest of any tab. */
export const storedDraft = {
  read: (): WholeDraft | undefined => (own.read() ?? newest.read())?.draft,
  write(draft: WholeDraft) {
    if (isEmpty(draft)) return storedDraft.forget()
    own.write({ version: 2, draft })
    newest.write({ version: 2, draft })
  },
  forget() {
    own.remove()
    newest.remove()
  },
}

const isEmpty = (draft: WholeDraft) =>
  JSON.stringify(WholeDraft.parse(draft)) === JSON.stringify(WholeDraft.parse(emptied(draft)))

const storedFor = (target: Target) =>
  stored(`overture.account.${target}`, z.string(), { isText: true })

/** The account of each server on which a chat was last opened. */
export const storedAccount = {
  read: (target: Target): string => storedFor(target).read() ?? '',
  write: (target: Target, accountID: string) => void storedFor(target).write(accountID),
}

/** ISO 3166, such as `DE`. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/))

const kept = stored('overture.country', Country, { isText: true })

/** The country last chosen for a number without a country code; blank if none was. */
export const storedCountry = {
  read: (): string => kept.read() ?? '',
  write: (country: string) => void kept.write(country),
}
