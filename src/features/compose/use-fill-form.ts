import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { asDraft, type Draft, emptied, type Picked, placedAt, type WholeDraft } from './draft.ts'

import { placeOf } from './place.ts'

/** Whom a form may be filled with, in either mode. */
export type Filling = { accountID: string } & (
  | { mode: 'start'; user: Recipient; allowInvite?: boolean }
  | { mode: 'create'; type: 'single' | 'group'; people: Picked[]; title?: string }
)

/** Fills the form with somebody, keeps the message that is typed, and sends nothing. */
export function useFillForm(): (filling: Filling) => void {
  const { getValues, reset } = useFormContext<Draft>()
  const beeper = useBeeper()
  return (filling) => {
    const draft = getValues()
    const at = placeOf(beeper, filling.accountID)
    const whole: WholeDraft = {
      ...emptied(draft),
      ...fieldsOf(filling, at),
      accountID: filling.accountID,
      mode: filling.mode,
      messageText: draft.messageText,
    }
    reset(asDraft(whole))
    document.getElementById(filling.mode === 'start' ? 'user' : 'participants')?.focus()
  }
}

function fieldsOf(filling: Filling, at: string): Partial<WholeDraft> {
  if (filling.mode === 'create') {
    const { type, people, title = '' } = filling
    return { type, participants: people.map((person) => ({ ...person, at })), title }
  }
  const { user, allowInvite = true } = filling
  const { id = '', username = '', phoneNumber = '', email = '', fullName = '' } = user
  const details = { id, username, phoneNumber, email, fullName }
  return { user: details, placed: placedAt(at, { id }), allowInvite }
}
