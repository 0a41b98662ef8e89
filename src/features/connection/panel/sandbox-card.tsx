import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import { isTourPage } from '#beeper/connection/tour-page.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { serverVersionQuery, useInfo } from '#beeper/server-version.ts'
import { resetSandbox } from '#contract/overture.ts'
import { Button } from '#ui/button.tsx'
import { useConnectionControls } from '../connection-controls.ts'
import { clientOf } from '../servers.ts'
import { NextAnswerChoice } from './next-answer-choice.tsx'
import { ServerCard } from './server-card.tsx'
import { VersionChoice } from './version-choice.tsx'

/** The card of the sandbox. It needs no sign-in, but offers one to try it. */
export function SandboxCard() {
  const { target, tokens, isBusy, choose, signIn, signOut } = useConnectionControls()
  const client = clientOf('sandbox', tokens.sandbox)
  const info = useInfo(client, 10_000)
  const version = useQuery(serverVersionQuery(client))
  const accounts = useAccounts(client)
  return (
    <ServerCard
      target="sandbox"
      isInUse={target === 'sandbox'}
      lede="Fictional people on every network, kept on this machine. Nothing is sent."
      health={healthOf(info, accounts)}
      version={info.data?.app.version ?? version.data?.version}
      platform={info.data?.platform}
      accounts={accounts.data?.length}
    >
      <div className="flex flex-wrap gap-2">
        {target !== 'sandbox' && (
          <Button variant="outline" onClick={() => choose('sandbox')}>
            Use the sandbox
          </Button>
        )}
        {tokens.sandbox ? (
          <Button variant="outline" disabled={isBusy} onClick={() => void signOut('sandbox')}>
            Sign out of the sandbox
          </Button>
        ) : (
          <Button variant="outline" disabled={isBusy} onClick={() => void signIn('sandbox', false)}>
            Sign in to the sandbox
          </Button>
        )}
        <ResetSandbox sandbox={client} />
        {!isTourPage && (
          <Button
            variant="outline"
            onClick={() => {
              location.hash = '#tour'
            }}
          >
            Take the tour
          </Button>
        )}
      </div>
      <NextAnswerChoice sandbox={client} />
      <VersionChoice sandbox={client} />
    </ServerCard>
  )
}

// versions without `/v1/info` are running if they list their accounts
function healthOf(...queries: { isSuccess: boolean; isError: boolean }[]) {
  if (queries.some(({ isSuccess }) => isSuccess)) return { text: 'Running', isGood: true }
  if (queries.every(({ isError }) => isError)) return { text: 'Not answering', isGood: false }
  return { text: 'Checking…', isGood: undefined }
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

/** Resets the sandbox after a confirmation. */
function ResetSandbox({ sandbox }: { sandbox: Beeper }) {
  const id = useId()
  const { isBusy, reportReset } = useConnectionControls()
  const queryClient = useQueryClient()
  const [step, setStep] = useState<'offered' | 'asked' | 'kept'>('offered')
  const act = async () => {
    setStep('offered')
    reportReset(await reset(sandbox))
    await queryClient.resetQueries({ queryKey: queryKeys.server(sandbox) })
  }
  if (step !== 'asked') {
    return (
      <Button
        // the confirmation is unmounted, so the focus returns to this button
        ref={step === 'kept' ? takeFocus : null}
        variant="outline"
        disabled={isBusy}
        onClick={() => setStep('asked')}
      >
        Reset the sandbox
      </Button>
    )
  }
  return (
    <fieldset
      aria-labelledby={id}
      className="grid basis-full gap-2.5 rounded-inner bg-warn-soft px-3.5 py-2.5 text-small"
    >
      <p id={id} className="text-warn">
        Reset the sandbox? Every chat that was opened and every message that was sent here will be
        gone. The form stays as it is.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button ref={takeFocus} variant="outline" onClick={() => setStep('kept')}>
          Keep everything
        </Button>
        <Button variant="outline" onClick={() => void act()}>
          Reset
        </Button>
      </div>
    </fieldset>
  )
}

async function reset(sandbox: Beeper): Promise<'reset' | 'not-reset'> {
  try {
    await sandbox.send(resetSandbox, {})
    return 'reset'
  } catch (error) {
    if (error instanceof BeeperError) return 'not-reset'
    throw error
  }
}
