import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type Target, useBeeper } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { storedChoice } from '#beeper/stored.ts'
import { getNextAnswer, type NextAnswer } from '#contract/overture.ts'

type ChosenAnswer = Exclude<NextAnswer['answer'], 'normal'>

/** How the pill names them, inside a line. */
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
 * Whether this browser knows of a choice other than `normal`. Without one nothing is asked when the
 * page is loaded; a choice that was made elsewhere is seen when the panel is opened.
 */
const knownChoice = storedChoice('overture.next-answer', ['chosen'])

/** Keeps in mind whether there is something to ask for after a reload. */
export function noteNextAnswer(answer: NextAnswer['answer']) {
  if (answer === 'normal') knownChoice.remove()
  else knownChoice.write('chosen')
}

/** How the sandbox answers the next opening of a chat. */
export const nextAnswerQuery = (sandbox: Beeper) =>
  queryOptions({
    queryKey: queryKeys.nextAnswer(sandbox),
    queryFn: async ({ signal }) => {
      const { answer } = (await sandbox.send(getNextAnswer, {}, signal)).answer
      noteNextAnswer(answer)
      return answer
    },
  })

/** What was chosen for the next opening in the server in use, if that is the sandbox. */
export function useChosenAnswer(target: Target): ChosenAnswer | undefined {
  const isKnown =
    useSyncExternalStore(knownChoice.subscribe, knownChoice.read, knownChoice.read) !== undefined
  const enabled = isKnown && target === 'sandbox'
  const { data } = useQuery({ ...nextAnswerQuery(useBeeper()), enabled })
  return enabled && data !== 'normal' ? data : undefined
}
