import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type Target, useBeeper } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { storedChoice } from '#beeper/stored.ts'
import { getNextAnswer, type NextAnswer } from '#contract/overture.ts'

type ChosenAnswer = Exclude<NextAnswer['answer'], 'normal'>

/** The names of the answers in the pill. */
export const answerNames: Readonly<Record<ChosenAnswer, string>> = {
  slow: 'slow',
  'not-found': 'not found',
  'rate-limit': 'rate limit',
  outage: 'outage',
  'after-timeout': 'after the timeout',
  'partial-group': 'partial group',
  'first-message-fails': 'first message fails',
}

/**
 * Stored while an answer other than `normal` is chosen: only then it is read at page load. A choice
 * from elsewhere is read when the panel is opened.
 */
const knownChoice = storedChoice('overture.next-answer', ['chosen'])

/** Stores whether the choice has to be read after a reload. */
export function noteNextAnswer(answer: NextAnswer['answer']) {
  if (answer === 'normal') knownChoice.remove()
  else knownChoice.write('chosen')
}

/** The sandbox's answer to the next opening of a chat. */
export const nextAnswerQuery = (sandbox: Beeper) =>
  queryOptions({
    queryKey: queryKeys.nextAnswer(sandbox),
    queryFn: async ({ signal }) => {
      const { answer } = (await sandbox.send(getNextAnswer, {}, signal)).answer
      noteNextAnswer(answer)
      return answer
    },
  })

/** The answer other than `normal` that is chosen for the next opening, if the sandbox is in use. */
export function useChosenAnswer(target: Target): ChosenAnswer | undefined {
  const isKnown =
    useSyncExternalStore(knownChoice.subscribe, knownChoice.read, knownChoice.read) !== undefined
  const enabled = isKnown && target === 'sandbox'
  const { data } = useQuery({ ...nextAnswerQuery(useBeeper()), enabled })
  return enabled && data !== 'normal' ? data : undefined
}
