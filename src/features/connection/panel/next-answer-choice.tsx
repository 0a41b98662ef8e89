import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { Beeper } from '#beeper/http/client.ts'
import { type NextAnswer, setNextAnswer } from '#contract/overture.ts'
import { RadioList } from '#ui/form/radio-list.tsx'
import { nextAnswerQuery, noteNextAnswer } from '../use-next-answer.ts'
import { useSandboxChoice } from './use-sandbox-choice.ts'

const options: readonly { value: NextAnswer['answer']; label: string; hint?: string }[] = [
  { value: 'normal', label: 'Normal' },
  { value: 'slow', label: 'Slow' },
  { value: 'not-found', label: 'Not found' },
  { value: 'rate-limit', label: 'Rate limit' },
  { value: 'outage', label: 'Outage' },
  { value: 'after-timeout', label: 'Answers after the timeout' },
  {
    value: 'partial-group',
    label: 'Partial group',
    hint: 'Waits for a group, and leaves one out.',
  },
  {
    value: 'first-message-fails',
    label: 'First message fails',
    hint: 'Waits for a first message.',
  },
]

/** Chooses how the sandbox answers the next chat that is opened. */
export function NextAnswerChoice({ sandbox }: { sandbox: Beeper }) {
  const name = useId()
  const queryClient = useQueryClient()
  const query = nextAnswerQuery(sandbox)
  // the choice may be used up, or changed in another page
  const { data } = useQuery({ ...query, staleTime: 0 })
  const { pending, ...choice } = useSandboxChoice<NextAnswer['answer']>('next-answer', {
    send: async (answer) => (await sandbox.send(setNextAnswer, { body: { answer } })).answer.answer,
    onChosen: async (answer) => {
      // a running read may have been answered before the change
      await queryClient.cancelQueries({ queryKey: query.queryKey })
      queryClient.setQueryData(query.queryKey, answer)
      noteNextAnswer(answer)
    },
  })
  return (
    <RadioList
      legend="Next answer"
      hint="How the next chat that you open is answered. After it, all is normal again."
      name={name}
      columns
      options={options}
      value={pending ?? data}
      onChange={choice.choose}
      error={choice.error}
    />
  )
}
