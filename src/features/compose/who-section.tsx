import { useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { User } from '#contract/user.ts'
import { Badge } from '#ui/badge.tsx'
import { Combobox } from '#ui/combobox.tsx'
import { contactView, nameOf } from './contact-view.tsx'
import { type Draft, emptyDraft, identifiers, type StartDraft } from './draft.ts'
import { recognise } from './recognise.ts'
import { useContactSearch } from './use-contact-search.ts'
import { identifierWords, words } from './words.ts'

/** One field for anything that says who somebody is. It fills the details and shows what it saw. */
export function WhoSection() {
  const { getValues, setValue, getFieldState, formState, clearErrors } = useFormContext<Draft>()
  const accountID = useWatch<Draft, 'accountID'>({ name: 'accountID' })
  const text = useWatch<Draft, 'who'>({ name: 'who' })
  const filled = useRef<Partial<StartDraft['user']>>({})
  const search = useContactSearch(accountID, text)
  const recognised = recognise(text)

  const fill = (user: Partial<StartDraft['user']>) => {
    for (const name of identifiers) {
      // what somebody typed into a field by hand is theirs; only our own words are replaced
      const isOurs = getValues(`user.${name}`) === (filled.current[name] ?? '')
      if (isOurs) setValue(`user.${name}`, user[name] ?? '', { shouldDirty: true })
    }
    filled.current = user
    clearErrors('user')
  }
  const type = (typed: string) => {
    setValue('who', typed)
    const seen = recognise(typed)
    fill(seen ? { [seen.identifier]: seen.value } : {})
  }
  const pick = (user: User) => {
    setValue('who', nameOf(user))
    fill(detailsOf(user))
  }

  return (
    <Combobox
      id="user"
      label={words.who}
      hint={words.whoHint}
      options={search.contacts}
      view={contactView}
      text={text}
      onTextChange={type}
      onPick={pick}
      status={search.status}
      error={userProblem(getFieldState('user', formState).error)}
      trailing={
        recognised && <Badge tone="accent">{identifierWords[recognised.identifier].label}</Badge>
      }
    />
  )
}

/** The problem of the whole person, not that of one of its fields. */
const userProblem = (error: { root?: { message?: string }; message?: string } | undefined) =>
  error?.root?.message ?? (typeof error?.message === 'string' ? error.message : undefined)

const detailsOf = (user: User): StartDraft['user'] => ({
  ...emptyDraft.user,
  id: user.id,
  username: user.username ?? '',
  phoneNumber: user.phoneNumber ?? '',
  email: user.email ?? '',
  fullName: user.fullName ?? '',
})
