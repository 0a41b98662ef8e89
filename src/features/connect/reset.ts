import { BeeperFailure } from '#beeper/failure.ts'
import type { StoredToken } from '#beeper/sign-in/token-store.ts'
import { resetSandbox } from '#contract/overture.ts'
import { serverOf } from './server-of.ts'

/** Sets the sandbox back, and says whether that worked. */
export async function reset(token: StoredToken | undefined): Promise<'reset' | 'not-reset'> {
  try {
    await serverOf('sandbox', token).send(resetSandbox, {})
    return 'reset'
  } catch (error) {
    if (error instanceof BeeperFailure) return 'not-reset'
    throw error
  }
}
