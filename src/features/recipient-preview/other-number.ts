/** What to look for, and what the same number is written as elsewhere. */
const rules: readonly (readonly [RegExp, string])[] = [
  // Mexico: the 1 before mobile numbers was dropped in 2019
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52(\d{10})$/, '+521$1'],
  // Argentina: a 9 marks mobile numbers when they are called from abroad
  [/^\+549(\d{10})$/, '+54$1'],
  [/^\+54(\d{10})$/, '+549$1'],
  // Brazil: mobile numbers got a 9 in front, the last of them in 2016
  [/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
  [/^\+55(?<area>\d{2})(?<rest>[6-9]\d{7})$/, '+55$<area>9$<rest>'],
]

/**
 * The other form of a number (E.164) where a country changed its own and networks know people by
 * either; `undefined` elsewhere.
 */
export function otherNumber(e164: string): string | undefined {
  const rule = rules.find(([pattern]) => pattern.test(e164))
  return rule && e164.replace(rule[0], rule[1])
}
