import type { Target } from '#beeper/connection-context.ts'

const keyOf = (target: Target) => `overture.account.${target}`

/**
 * The account of each server that was chosen or used last, kept in this browser. Without storage it is just
 * forgotten.
 */
export const lastAccount = {
  read(target: Target): string {
    try {
      return localStorage.getItem(keyOf(target)) ?? ''
    } catch {
      return '' // storage is blocked here; nothing is preselected then
    }
  },
  keep(target: Target, accountID: string) {
    try {
      localStorage.setItem(keyOf(target), accountID)
    } catch {
      // storage is blocked or full; the choice holds until the page is closed
    }
  },
}
