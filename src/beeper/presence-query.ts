import { queryOptions } from '@tanstack/react-query'
import { Presence, presencePath } from '#contract/overture.ts'

/**
 * Who answers where Beeper should be. Asked of Overture's own server, which always answers 200, so
 * that looking for somebody who is not there leaves no error in the console.
 */
export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: async ({ signal }): Promise<Presence> => {
    const answer = await fetch(presencePath, { signal })
    return Presence.parse(await answer.json())
  },
  retry: false,
  // coming back to the page is a good moment to look again
  staleTime: 1_000,
})
