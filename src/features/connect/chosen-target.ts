import type { Target } from '#beeper/connection-context.ts'

const key = 'overture.target'

/** The server that was chosen last; the sandbox until somebody chose. */
export function chosenTarget(): Target {
  try {
    return localStorage.getItem(key) === 'beeper' ? 'beeper' : 'sandbox'
  } catch {
    return 'sandbox' // storage is blocked here
  }
}

/** Remembers the choice in this browser. */
export function keepTarget(target: Target): void {
  try {
    localStorage.setItem(key, target)
  } catch {
    // storage is blocked; the choice holds until the page is closed
  }
}
