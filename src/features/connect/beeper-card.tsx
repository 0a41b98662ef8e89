import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsQuery } from '#beeper/accounts.ts'
import { useConnection } from '#beeper/connection-context.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import { isTokenKept } from '#beeper/sign-in/token-store.ts'
import type { Presence } from '#contract/overture.ts'
import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/form/switch.tsx'
import { useConnect } from './connect-context.ts'
import { ServerCard } from './server-card.tsx'
import { serverOf } from './server-of.ts'
import { TokenForm } from './token-form.tsx'
import { usePresence } from './use-presence.ts'
import { presenceWords, words } from './words.ts'

/** The real Beeper: whether it runs, and signing in to it. */
export function BeeperCard() {
  const { target, tokens } = useConnect()
  const presence = usePresence()
  const server = serverOf('beeper', tokens.beeper)
  const isSignedIn = tokens.beeper !== undefined
  const accounts = useQuery({ ...accountsQuery(server), enabled: isSignedIn })
  const isRefused = useRefusal(accounts.error)
  const speech = useQuery({
    ...serverVersionQuery(server),
    enabled: isSignedIn && presence.data?.state === 'older',
  })
  return (
    <ServerCard
      target="beeper"
      isInUse={target === 'beeper'}
      lede={words.beeperLede}
      health={healthOf(presence.data)}
      version={presence.data?.info?.app.version ?? speech.data?.version}
      platform={presence.data?.info?.platform}
      accounts={accounts.data?.length}
    >
      {isRefused && <p className="text-small text-warn">{words.refused}</p>}
      {isSignedIn && !isRefused ? <SignedIn /> : <SignIn />}
    </ServerCard>
  )
}

function SignedIn() {
  const { target, isBusy, choose, signIn, signOut } = useConnect()
  return (
    <div className="flex flex-wrap gap-2">
      {target !== 'beeper' && (
        <Button variant="outline" onClick={() => choose('beeper')}>
          {words.use('beeper')}
        </Button>
      )}
      <Button
        variant="outline"
        disabled={isBusy}
        onClick={() => void signIn('beeper', isTokenKept('beeper'))}
      >
        {words.signInAgain}
      </Button>
      <Button variant="outline" disabled={isBusy} onClick={() => void signOut('beeper')}>
        {words.signOut('beeper')}
      </Button>
    </div>
  )
}

/** Whether Beeper has refused the token that is held for it. */
function useRefusal(error: Error | null): boolean {
  const { target, tokens } = useConnect()
  const { trouble } = useConnection()
  const known = target === 'beeper' ? trouble : error
  return (
    tokens.beeper !== undefined && known instanceof BeeperFailure && known.kind === 'unauthorized'
  )
}

function SignIn() {
  const { isBusy, signIn } = useConnect()
  const [keep, setKeep] = useState(() => isTokenKept('beeper'))
  return (
    <>
      <Switch
        label={words.keep}
        hint={words.keepHint}
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
        {words.signIn('beeper')}
      </Button>
      <details className="text-small">
        <summary className="text-ink-2">{words.pasteInstead}</summary>
        <TokenForm keep={keep} />
      </details>
    </>
  )
}

function healthOf(presence: Presence | undefined) {
  if (!presence) return { text: words.looking, isGood: undefined }
  const isGood = presence.state === 'running' || presence.state === 'older'
  return { text: presenceWords(presence.state, new URL(presence.address).host), isGood }
}
