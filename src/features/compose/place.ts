import { useWatch } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Beeper } from '#beeper/client.ts'
import type { Draft } from './draft.ts'

/**
 * Where IDs are known: an account of one server. An ID of one place means nobody, or somebody
 * else, in another.
 */
export const placeOf = ({ mount }: Pick<Beeper, 'mount'>, accountID: string) =>
  `${mount} ${accountID}`

/** The place that is chosen in the form. */
export function usePlace(): string {
  return placeOf(useBeeper(), useWatch<Draft, 'accountID'>({ name: 'accountID' }))
}
