import type { Target } from '#beeper/connection-context.ts'

const keyOf = (target: Target) => `overture.account.${target}`

/** The account of each server that a chat was opened on last. */
export const storedAccount = {
  read(target: Target): string {
    try {
      return localStorage.getItem(keyOf(target)) ?? ''
    } catch {
      return '' // storage is blocked here; no account comes first then
    }
  },
  write(target: Target, accountID: string) {
    try {
      localStorage.setItem(keyOf(target), accountID)
    } catch {
      // storage is blocked or full; no account comes first then
    }
  },
}
