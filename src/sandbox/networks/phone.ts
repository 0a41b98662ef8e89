import type { Reading } from './network.ts'

const onlyNumbers = /^\d+$/

/** Drops what people put between the digits of a phone number. */
export const withoutSeparators = (text: string) => text.replace(/[\s().-]/g, '')

/** Reads `+49 151 …` as mautrix's `CleanPhoneNumber` does: the `+` may not be missing. */
export function readInternationalPhone(text: string): Reading {
  const number = withoutSeparators(text)
  if (number.length < 2) return { refused: 'phone number must start with + and contain numbers' }
  if (!number.startsWith('+')) return { refused: 'phone number must start with +' }
  return onlyNumbers.test(number.slice(1))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}

/** Reads a number as somebody would dial it (mautrix's `CleanNonInternationalPhoneNumber`). */
export function readDialledPhone(text: string): Reading {
  const number = withoutSeparators(text)
  return onlyNumbers.test(number.replace(/^\+/, ''))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}
