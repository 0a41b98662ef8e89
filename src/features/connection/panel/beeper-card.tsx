import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useConnection } from '#beeper/connection/connection-context.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import { isTokenKept } from '#beeper/sign-in/token-store.ts'
import { listAccounts } from '#contract/accounts.ts'
import type { BeeperStatus } from '#contract/overture.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/form/field.tsx'
import { Switch } from '#ui/form/switch.tsx'
import { useConnectionControls } from '../connection-controls.ts'
import { clientOf } from '../servers.ts'
import { isRunning, useBeeperStatus } from '../use-beeper-status.ts'
import { ServerCard } from './server-card.tsx'

/** The card of Beeper: its status, and signing in. */
export function BeeperCard() {
  const { target, tokens } = useConnectionControls()
  const status = useBeeperStatus()
  const client = clientOf('beeper', tokens.beeper)
  const isSignedIn = tokens.beeper !== undefined
  const accounts = useAccounts(client, { enabled: isSignedIn })
  const isRefused = useRefusal(accounts.error)
  const version = useQuery({
    ...serverVersionQuery(client),
    enabled: isSignedIn && status.data?.state === 'older',
  })
  return (
    <ServerCard
      target="beeper"
      isInUse={target === 'beeper'}
      lede="Your own accounts. What you open and send here is real."
      health={healthOf(status.data)}
      version={status.data?.info?.app.version ?? version.data?.version}
      platform={status.data?.info?.platform}
      accounts={accounts.data?.length}
    >
      {isRefused && (
        <p className="text-small text-warn">
          Beeper no longer accepts this connection. Sign in again; your form is safe.
        </p>
      )}
      {isSignedIn && !isRefused ? <SignedIn /> : <SignIn />}
    </ServerCard>
  )
}

function SignedIn() {
  const { target, isBusy, choose, signIn, signOut } = useConnectionControls()
  return (
    <div className="flex flex-wrap gap-2">
      {target !== 'beeper' && (
        <Button variant="outline" onClick={() => choose('beeper')}>
          Use Beeper
        </Button>
      )}
      <Button
        variant="outline"
        disabled={isBusy}
        onClick={() => void signIn('beeper', isTokenKept('beeper'))}
      >
        Sign in again
      </Button>
      <Button variant="outline" disabled={isBusy} onClick={() => void signOut('beeper')}>
        Sign out of Beeper
      </Button>
    </div>
  )
}

/** Whether Beeper has refused the stored token. */
function useRefusal(error: Error | null): boolean {
  const { target, tokens } = useConnectionControls()
  const { trouble } = useConnection()
  const known = target === 'beeper' ? trouble : error
  return (
    tokens.beeper !== undefined && known instanceof BeeperError && known.kind === 'unauthorized'
  )
}

function SignIn() {
  const { isBusy, signIn } = useConnectionControls()
  const [keep, setKeep] = useState(() => isTokenKept('beeper'))
  return (
    <>
      <Switch
        label="Keep me signed in on this browser"
        hint="Otherwise the connection ends with this tab."
        checked={keep}
        onChange={(event) => setKeep(event.currentTarget.checked)}
      />
      <Button
        variant="primary"
        size="small"
        className="justify-self-start"
        disabled={isBusy}
        onClick={() => void signIn('beeper', keep)}
      >
        Sign in to Beeper
      </Button>
      <details className="text-small">
        <summary className="text-ink-2">Use an access token instead</summary>
        <TokenForm keep={keep} />
      </details>
    </>
  )
}

function healthOf(status: BeeperStatus | undefined) {
  if (!status) return { text: 'Checking…', isGood: undefined }
  return { text: statusText(status), isGood: isRunning(status) }
}

/** The status at Beeper's address, and what to do. */
function statusText({ state, address }: BeeperStatus): string {
  const { host } = new URL(address)
  return {
    running: 'Running',
    older: 'Running, in a version before 4.2.557',
    absent: `Not answering on ${host}. Open Beeper, and switch its API on under Settings, Integrations.`,
    silent: `Something listens on ${host}, but doesn’t answer. Is Beeper still starting?`,
    stranger: `Something else answers on ${host}. Is the address right? BEEPER_BASE_URL sets it.`,
  }[state]
}

/** A form for a token from Beeper's settings. It is stored only after Beeper has accepted it. */
function TokenForm({ keep }: { keep: boolean }) {
  const { accept } = useConnectionControls()
  const [error, setError] = useState<string>()
  const [isTrying, setTrying] = useState(false)

  const attempt = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('token')
    const token = tokenIn(typeof typed === 'string' ? typed : '')
    if (!token) return setError('Paste an access token.')
    // other characters are invalid in a header
    if (!/^[\x21-\x7e]+$/.test(token))
      return setError('An access token has no spaces or accented letters.')
    setTrying(true)
    try {
      await clientOf('beeper', { token }).send(listAccounts, {})
      accept('beeper', { token, scope: undefined }, keep)
    } catch (failure) {
      if (!(failure instanceof BeeperError)) throw failure
      setError(tokenFailureText(failure))
      setTrying(false)
    }
  }

  return (
    <form noValidate onSubmit={(event) => void attempt(event)} className="mt-2.5 grid gap-2.5">
      <TextField
        label="Access token"
        hint="From Beeper: Settings, Integrations, Approved connections."
        name="token"
        type="password"
        autoComplete="off"
        maxLength={10_000}
        spellCheck={false}
        error={error}
      />
      <Button type="submit" variant="outline" className="justify-self-start" disabled={isTrying}>
        Connect
      </Button>
    </form>
  )
}

/** The token in a pasted text, which may have the header's first word, quotes or a line break. */
const tokenIn = (pasted: string) =>
  pasted
    .trim()
    .replace(/^bearer\s+/i, '')
    .replace(/^(["'])(.*)\1$/, '$2')

/** Why a pasted token was not stored. */
function tokenFailureText({ kind }: BeeperError): string {
  switch (kind) {
    case 'unauthorized':
      return 'Beeper doesn’t accept this token. Copy it again, or make a new one.'
    case 'scope-missing':
      return 'This token may not read. Make one that may read and write.'
    case 'unreachable':
    case 'overture-unreachable':
    case 'gateway':
    case 'timeout':
    case 'cut':
      return 'Beeper isn’t answering, so the token couldn’t be checked. Open Beeper, then try again.'
    case 'not-beeper':
      return 'Something else answers where Beeper should be, so the token wasn’t kept.'
    default:
      return 'Beeper couldn’t be read with this token, so it wasn’t kept.'
  }
}
