import { useState } from 'react'
import type { Target } from '#beeper/connection/connection-context.ts'
import { SignInError } from '#beeper/sign-in/sign-in-error.ts'
import {
  forgetToken,
  readToken,
  type StoredToken,
  writeToken,
} from '#beeper/sign-in/token-store.ts'
import { storedChoice } from '#beeper/stored.ts'
import type { ConnectionControls, Message } from './connection-controls.ts'
import { signInServer } from './servers.ts'

/** The server that was chosen last. */
const storedTarget = storedChoice('overture.target', ['sandbox', 'beeper'])

/** The server in use and the tokens, which are stored, with the actions that change them. */
export function useConnectionState(
  findBeeper: () => Promise<string>,
): ConnectionControls & { finish(url: URL): Promise<void> } {
  const [target, setTarget] = useState(() => storedTarget.read() ?? 'sandbox')
  const [tokens, setTokens] = useState(() => ({
    sandbox: readToken('sandbox'),
    beeper: readToken('beeper'),
  }))
  const [message, setMessage] = useState<Message>()
  const [isBusy, setBusy] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [openedFor, setOpenedFor] = useState<Target>()
  const [resetCount, setResetCount] = useState(0)

  const use = (chosen: Target) => {
    storedTarget.write(chosen)
    setTarget(chosen)
  }
  const accept = (to: Target, token: StoredToken, keep: boolean) => {
    writeToken(to, token, keep)
    setTokens((held) => ({ ...held, [to]: token }))
    use(to)
    setMessage({ kind: 'signed-in', target: to })
    setOpen(false)
  }
  /** Runs an action; the panel shows a failure. */
  const runStep = async (at: Target, run: () => Promise<void>) => {
    setBusy(true)
    setMessage(undefined)
    try {
      await run()
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      const failedAt = error.target ?? at
      setMessage({ kind: error.kind, target: failedAt })
      setOpenedFor(failedAt)
      setOpen(true)
    } finally {
      setBusy(false)
    }
  }

  return {
    target,
    tokens,
    message,
    isBusy,
    isOpen,
    openedFor,
    resetCount,
    choose: (chosen) => {
      use(chosen)
      if (isOpen) setMessage({ kind: 'in-use', target: chosen })
    },
    accept,
    open: (forTarget) => {
      setOpenedFor(forTarget)
      setOpen(true)
    },
    close: () => {
      setOpen(false)
      setMessage(undefined)
    },
    signIn: (to, keep) =>
      runStep(to, async () => {
        const { beginSignIn } = await loaded(import('#beeper/sign-in/sign-in.ts'))
        location.assign(
          await beginSignIn({ target: to, server: signInServer(to, await findBeeper()), keep }),
        )
      }),
    finish: (url) =>
      runStep(target, async () => {
        const { finishSignIn } = await loaded(import('#beeper/sign-in/sign-in.ts'))
        const finished = await finishSignIn(url)
        if ('goTo' in finished) location.assign(finished.goTo)
        else accept(finished.target, finished.token, finished.keep)
      }),
    signOut: (from) =>
      runStep(from, async () => {
        const held = tokens[from]
        forgetToken(from)
        setTokens((others) => ({ ...others, [from]: undefined }))
        use('sandbox')
        setMessage({ kind: await endToken(held), target: from })
      }),
    reportReset: (kind) => {
      if (kind === 'reset') setResetCount((count) => count + 1)
      setMessage({ kind, target: 'sandbox' })
    },
  }
}

/** Reports a part that cannot be loaded on demand as Overture not running. */
const loaded = <Part>(part: Promise<Part>): Promise<Part> =>
  part.catch((cause: unknown) => {
    throw new SignInError('overture-gone', { cause })
  })

async function endToken(held: StoredToken | undefined): Promise<Message['kind']> {
  if (held?.clientID === undefined) return 'forgotten'
  try {
    const { revoke } = await import('#beeper/sign-in/sign-in.ts')
    return (await revoke(held)) ? 'signed-out' : 'not-revoked'
  } catch {
    return 'not-revoked' // the sign-in code could not be loaded
  }
}
