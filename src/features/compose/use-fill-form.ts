import { useFormContext } from 'react-hook-form'
import type { Recipient } from '#contract/new-chat.ts'
import { asDraft, type Draft, emptied, type Picked, type WholeDraft } from './draft.ts'

/** Whom a form may be filled with, in either mode. */
export type Filling = { accountID: string } & (
  | { mode: 'start'; user: Recipient; allowInvite?: boolean }
  | { mode: 'create'; type: 'single' | 'group'; people: Picked[]; title?: string }
)

/** Fills the form with somebody, keeps the message that is typed, and sends nothing. */
export function useFillForm(): (filling: Filling) => void {
  const { getValues, reset } = useFormContext<Draft>()
  return (filling) => {
    const draft = getValues()
    const whole: WholeDraft = {
      ...emptied(draft),
      ...fieldsOf(filling),
      accountID: filling.accountID,
      mode: filling.mode,
      messageText: draft.messageText,
    }
    reset(asDraft(whole))
    document.getElementById(filling.mode === 'start' ? 'user' : 'participants')?.focus()
  }
}

function fieldsOf(filling: Filling): Partial<WholeDraft> {
  if (filling.mode === 'create') {
    const { type, people, title = '' } = filling
    return { type, participants: people, title }
  }
  const { user, allowInvite = true } = filling
  const { id = '', username = '', phoneNumber = '', email = '', fullName = '' } = user
  return { user: { id, username, phoneNumber, email, fullName }, allowInvite }
}
