import { type ClipboardEvent, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { NetworkRules } from '#beeper/network-rules.ts'
import { Switch } from '#ui/switch.tsx'
import { TextArea } from '#ui/text-area.tsx'
import type { Draft } from './draft.ts'
import { charactersIn } from './draft-problems.ts'
import { useProblem } from './use-problem.ts'
import { useRules } from './use-rules.ts'
import { bounded } from './who/plain-text.ts'
import { whoWords } from './who/words.ts'
import { words } from './words.ts'

// more than any network takes in one message; far more would freeze the page
const mostCharacters = 70_000
/** Asks for the first words, counted against the network's limit. */
export function MessageSection() {
  const { register, setValue } = useFormContext<Draft>()
  const [cutFrom, setCutFrom] = useState<number>()
  const rules = useRules()
  const text = useWatch<Draft, 'messageText'>({ name: 'messageText' })
  const max = rules?.maxTextLength
  const cut = (length: number) => setCutFrom(length > mostCharacters ? length : undefined)
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= mostCharacters) return
    event.preventDefault()
    setValue('messageText', bounded(pasted, mostCharacters))
    cut(pasted.length)
  }
  return (
    <TextArea
      id="messageText"
      label={words.message}
      note={rules?.messageRequired ? words.required : words.optional}
      counter={max === undefined ? undefined : words.counter(charactersIn(text), max)}
      error={useProblem('messageText')}
      hint={cutFrom && whoWords.tooLong(cutFrom, mostCharacters)}
      onPaste={paste}
      {...register('messageText', {
        onChange: ({ target }: { target: HTMLTextAreaElement }) => {
          cut(target.value.length)
          if (target.value.length > mostCharacters) {
            setValue('messageText', bounded(target.value, mostCharacters))
          }
        },
      })}
    />
  )
}

/** Asks whether the network may invite the person, where it can reach them in no other way. */
export function InviteSection() {
  const { register } = useFormContext<Draft>()
  const rules = useRules()
  return (
    <Switch
      id="allowInvite"
      label={words.invite}
      hint={inviteHint(rules)}
      {...register('allowInvite')}
    />
  )
}

function inviteHint(rules: NetworkRules | undefined): string {
  if (!rules?.lookups) return words.inviteHint
  return rules.invites ? words.inviteMatters(rules.name) : words.inviteMeansNothing(rules.name)
}
