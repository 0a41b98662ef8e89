import { useFormContext, useWatch } from 'react-hook-form'
import type { NetworkRules } from '#beeper/network-rules.ts'
import { Switch } from '#ui/switch.tsx'
import { TextArea } from '#ui/text-area.tsx'
import type { Draft } from './draft.ts'
import { charactersIn } from './draft-problems.ts'
import { useProblem } from './use-problem.ts'
import { useRules } from './use-rules.ts'
import { words } from './words.ts'

/** Asks for the first words, counted against the network's limit. */
export function MessageSection() {
  const { register } = useFormContext<Draft>()
  const rules = useRules()
  const text = useWatch<Draft, 'messageText'>({ name: 'messageText' })
  const max = rules?.maxTextLength
  return (
    <TextArea
      id="messageText"
      label={words.message}
      note={rules?.messageRequired ? words.required : words.optional}
      counter={max === undefined ? undefined : words.counter(charactersIn(text), max)}
      error={useProblem('messageText')}
      {...register('messageText')}
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
