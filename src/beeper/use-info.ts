import { useQuery } from '@tanstack/react-query'
import type { Beeper } from './client.ts'
import { speechQuery } from './dialect-query.ts'
import { infoQuery } from './queries.ts'

/**
 * Who answers, asked again every `pause` milliseconds if one is given. A server before 4.2.557 has
 * no such call and is not asked, because each refusal would stand in the browser's console.
 */
export function useInfo(beeper: Beeper, pause?: number) {
  const speech = useQuery(speechQuery(beeper))
  const canTell = speech.isError || (speech.isSuccess && speech.data.dialect !== 'create')
  return useQuery({ ...infoQuery(beeper), enabled: canTell, refetchInterval: pause ?? false })
}
