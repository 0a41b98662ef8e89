import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { type Draft, emptyDraft, identifiers, placedAt, type StartDraft } from './draft.ts'
import { pickedWords } from './people/picked-user.ts'
import { placeOf } from './place.ts'
import { recognise } from './who/recognise.ts'
import { useFill } from './who/use-fill.ts'

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
export function usePrefill(): (prefill: Prefill) => void {
  const { setValue, clearErrors } = useFormContext<Draft>()
  const beeper = useBeeper()
  const fill = useFill()
  return (wanted) => {
    clearErrors()
    setValue('mode', wanted.mode)
    if (wanted.accountID !== undefined) setValue('accountID', wanted.accountID)
    if (wanted.messageText !== undefined) setValue('messageText', wanted.messageText)
    if (wanted.mode === 'start') {
      const reading = wanted.who ? recognise(wanted.who) : undefined
      setValue('who', wanted.who ?? '')
      setValue('readAs', '')
      setValue('user', emptyDraft.user)
      fill(reading && 'user' in reading ? reading.user : {})
      const at = wanted.accountID && placeOf(beeper, wanted.accountID)
      if (at) setValue('placed', placedAt(at, { id: wanted.user.id ?? '' }))
      for (const name of identifiers) {
        if (wanted.user[name]) setValue(`user.${name}`, wanted.user[name])
      }
      setValue('allowInvite', wanted.allowInvite ?? true)
    } else {
      // looked up as soon as they are shown, as if they had been typed
      const participants = wanted.participantIDs.map((id) => pickedWords(id))
      setValue('participants', participants)
      setValue('type', wanted.type ?? (participants.length === 1 ? 'single' : 'group'))
      setValue('title', wanted.title ?? '')
    }
  }
}
