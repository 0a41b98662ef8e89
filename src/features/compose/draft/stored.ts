import * as z from 'zod/mini'
import type { Target } from '#beeper/connection/connection-context.ts'
import { stored } from '#beeper/stored.ts'
import { emptied } from './changes.ts'
import { WholeDraft } from './draft.ts'

/** A draft of another version, or of a broken shape, is as good as none. */
const StoredDraft = z.object({ version: z.literal(2), draft: WholeDraft })

// two tabs have two drafts; a tab that is opened anew begins with the newest of any
const own = stored('overture.draft', StoredDraft, { area: () => sessionStorage })
const newest = stored('overture.draft.newest', StoredDraft)

/** The draft as it is kept: this tab's own, through reloads, and the last of any tab for a new one. */
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

/** The account of each server that a chat was opened on last. */
export const storedAccount = {
  read: (target: Target): string => storedFor(target).read() ?? '',
  write: (target: Target, accountID: string) => void storedFor(target).write(accountID),
}

/** ISO 3166, such as `DE`. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/))

const kept = stored('overture.country', Country, { isText: true })

/** The country of the last number without a country code; blank where none was chosen. */
export const storedCountry = {
  read: (): string => kept.read() ?? '',
  write: (country: string) => void kept.write(country),
}
