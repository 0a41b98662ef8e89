import type { UseFormReturn } from 'react-hook-form'
import { recognize } from '#recognize/recognize.ts'
import { type Draft, emptyDraft, identifiers, placedAt, type StartDraft } from './draft.ts'
import { pickedWords } from './old-people/picked-user.ts'
import { placeOf } from './place.ts'
import { fillDetails } from './who/use-fill.ts'

/** What fills the form from outside. Whatever is absent stays empty, account and message apart. */
export interface Prefill {
  mode: Draft['mode']
  accountID?: string | undefined
  /** Anything that says who, as if it had been typed. */
  who?: string | undefined
  user: Partial<StartDraft['user']>
  allowInvite?: boolean | undefined
  type?: 'single' | 'group' | undefined
  participantIDs: readonly string[]
  title?: string | undefined
  messageText?: string | undefined
}

/** Fills the form as a link wants it, and never sends it. The other mode keeps its own values. */
export function prefill(form: UseFormReturn<Draft>, wanted: Prefill, { mount }: { mount: string }) {
  const { setValue, clearErrors } = form
  clearErrors()
  setValue('mode', wanted.mode)
  if (wanted.accountID !== undefined) setValue('accountID', wanted.accountID)
  if (wanted.messageText !== undefined) setValue('messageText', wanted.messageText)
  if (wanted.mode === 'start') {
    fillPerson(form, wanted, wanted.accountID && placeOf({ mount }, wanted.accountID))
    setValue('allowInvite', wanted.allowInvite ?? true)
  } else {
    // looked up as soon as they are shown, as if they had been typed
    const participants = wanted.participantIDs.map((id) => pickedWords(id))
    setValue('participants', participants)
    setValue('type', wanted.type ?? (participants.length === 1 ? 'single' : 'group'))
    setValue('title', wanted.title ?? '')
  }
}

function fillPerson(form: UseFormReturn<Draft>, { who, user }: Prefill, at: string | undefined) {
  const { setValue } = form
  const reading = who ? recognize(who) : undefined
  setValue('who', who ?? '')
  setValue('readAs', '')
  setValue('user', emptyDraft.user)
  fillDetails(form, reading?.kind === 'person' ? reading.user : {})
  // the ID belongs to the account that the link names
  if (at) setValue('placed', placedAt(at, { id: user.id ?? '' }))
  for (const name of identifiers) {
    if (user[name]) setValue(`user.${name}`, user[name])
  }
}
