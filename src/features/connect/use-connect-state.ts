import { useState } from 'react'
import type { Target } from '#beeper/connection-context.ts'
import { SignInError } from '#beeper/sign-in/sign-in-error.ts'
import {
  forgetToken,
  readToken,
  type StoredToken,
  writeToken,
} from '#beeper/sign-in/token-store.ts'
import { chosenTarget, keepTarget } from './chosen-target.ts'
import type { Connect, Message } from './connect-context.ts'
import { placeOf } from './server-of.ts'

/** Where Overture talks to and as whom, kept over reloads, and every step that changes it. */
export function useConnectState(
  beeperAddress: string,
): Connect & { finish(url: URL): Promise<void> } {
  const [target, setTarget] = useState(chosenTarget)
  const [tokens, setTokens] = useState(() => ({
    sandbox: readToken('sandbox'),
    beeper: readToken('beeper'),
  }))
  const [message, setMessage] = useState<Connect['message']>()
  const [isBusy, setBusy] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState<Target>()
  const [resets, setResets] = useState(0)

  const use = (chosen: Target) => {
    keepTarget(chosen)
    setTarget(chosen)
  }
  const accept = (to: Target, token: StoredToken, keep: boolean) => {
    writeToken(to, token, keep)
    setTokens((held) => ({ ...held, [to]: token }))
    use(to)
    setMessage({ said: 'signed-in', about: to })
    setOpen(false)
  }
  /** Runs a step of signing in; a failure is told in the panel. */
  const step = async (at: Target, run: () => Promise<void>) => {
    setBusy(true)
    setMessage(undefined)
    try {
      await run()
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      const about = error.target ?? at
      setMessage({ said: error.trouble, about })
      setWanted(about)
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
    wanted,
    resets,
    choose: (chosen) => {
      use(chosen)
      if (isOpen) setMessage({ said: 'in-use', about: chosen })
    },
    accept,
    open: (about) => {
      setWanted(about)
      setOpen(true)
    },
    close: () => {
      setOpen(false)
      setMessage(undefined)
    },
    signIn: (to, keep) =>
      step(to, async () => {
        const { beginSignIn } = await loaded(import('#beeper/sign-in/sign-in.ts'))
        location.assign(await beginSignIn({ target: to, place: placeOf(to, beeperAddress), keep }))
      }),
    finish: (url) =>
      step(target, async () => {
        const { finishSignIn } = await loaded(import('#beeper/sign-in/sign-in.ts'))
        const finished = await finishSignIn(url)
        if ('goTo' in finished) location.assign(finished.goTo)
        else accept(finished.target, finished.token, finished.keep)
      }),
    signOut: (from) =>
      step(from, async () => {
        const held = tokens[from]
        forgetToken(from)
        setTokens((others) => ({ ...others, [from]: undefined }))
        use('sandbox')
        setMessage({ said: await endingOf(held), about: from })
      }),
    tellReset: (said) => {
      if (said === 'reset') setResets((before) => before + 1)
      setMessage({ said, about: 'sandbox' })
    },
  }
}

/** A piece of the page that is fetched when it is needed, which Overture has to be there for. */
const loaded = <Piece>(piece: Promise<Piece>): Promise<Piece> =>
  piece.catch((cause: unknown) => {
    throw new SignInError('overture-gone', { cause })
  })

async function endingOf(held: StoredToken | undefined): Promise<Message['said']> {
  if (held?.clientID === undefined) return 'forgotten'
  try {
    const { revoke } = await import('#beeper/sign-in/sign-in.ts')
    return (await revoke(held)) ? 'signed-out' : 'not-revoked'
  } catch {
    return 'not-revoked' // Overture is gone, and with it what would have told Beeper
  }
}
