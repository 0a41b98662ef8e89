import { homeserver } from '../networks/bridge.ts'
import type { Character } from './cast.ts'

/** Their address under `example.org`. */
export const emailOf = ({ handle }: Character) => `${handle}@example.org`

/** Their number without the `+`. */
export const phoneDigits = ({ phoneNumber }: Character) => phoneNumber.slice(1)

/** An ID of exactly `length` digits, made from their number: the same on every run. */
export const numericID = (who: Character, length: number) =>
  `1${phoneDigits(who)
    .slice(1 - length)
    .padStart(length - 1, '0')}`

/** Their handle as Matrix people write it: `alba.costa`. */
export const dotted = ({ handle }: Character) => handle.replaceAll('_', '.')

/** The Matrix ID of a local part on Beeper's own server. */
export const mxid = (localpart: string) => `@${localpart}:${homeserver}`
