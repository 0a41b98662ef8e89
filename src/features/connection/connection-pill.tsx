import { useId, useRef } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper, useConnection } from '#beeper/connection/connection-context.ts'
import { formatCount } from '#ui/text/format.ts'
import { useConnectionControls } from './connection-controls.ts'
import { serverNames } from './servers.ts'
import { isRunning, useBeeperStatus } from './use-beeper-status.ts'
import { answerNames, useChosenAnswer } from './use-next-answer.ts'

/** Shows the server in use, and opens the connection panel. */
export function ConnectionPill() {
  const id = useId()
  const pill = useRef<HTMLButtonElement>(null)
  const { target, open, isBusy } = useConnectionControls()
  const { text, tone, isUnusual } = useStatus()
  return (
    <>
      <Offer onUsed={() => pill.current?.focus()} />
      <div className="flex h-[34px] items-center rounded-full border border-line bg-surface text-small outline-accent outline-offset-2 hover:bg-sunken has-focus-visible:outline-2 sm:relative">
        <button
          ref={pill}
          type="button"
          onClick={() => open()}
          aria-haspopup="dialog"
          aria-describedby={`${id}-status`}
          // the status is a description, so that the accessible name stays short for speech input
          className="flex h-full items-center gap-2 rounded-full px-3 font-label focus-visible:outline-none sm:pe-2 sm:after:absolute sm:after:inset-0 sm:after:rounded-full"
        >
          <span aria-hidden="true" className={`size-2 rounded-full ${tone}`} />
          <span>
            <span className="sr-only">Connection: </span>
            {serverNames[target].title}
          </span>
        </button>
        <span
          id={`${id}-status`}
          // on phones only an unusual status is shown, below the bar
          className={`text-ink-3 text-note sm:pe-3 ${isUnusual ? 'max-sm:absolute max-sm:start-4 max-sm:top-full max-sm:mt-1' : 'max-sm:sr-only'}`}
        >
          {isBusy ? 'Signing in…' : text}
        </span>
      </div>
    </>
  )
}

function useStatus() {
  const { target } = useConnectionControls()
  const { trouble } = useConnection()
  const accounts = useAccounts(useBeeper())
  const next = useChosenAnswer(target)
  const count = accounts.data && formatCount(accounts.data.length, 'account')
  if (trouble?.kind === 'unauthorized') return { text: 'Not signed in', tone: 'bg-warn' }
  if (trouble) return { text: 'Not answering', tone: 'bg-bad' }
  if (accounts.isError) return { text: 'No accounts loaded', tone: 'bg-bad' }
  if (next) return { text: `next: ${answerNames[next]}`, tone: 'bg-warn', isUnusual: true }
  const text =
    target === 'sandbox' ? (
      <>
        Nothing is sent
        <Counted lead=" · " count={count} />
      </>
    ) : (
      <Counted count={count} />
    )
  return { text, tone: count ? 'bg-good' : 'bg-line-strong' }
}

/** Reserves the width of “99 accounts” until the accounts are loaded, so that nothing shifts. */
const Counted = ({ lead = '', count }: { lead?: string; count: string | undefined }) => (
  <span className="inline-grid justify-items-start whitespace-pre tabular-nums">
    {count && lead + count}
    <span aria-hidden="true" className="invisible h-0">
      {lead}99 accounts
    </span>
  </span>
)

/** Offers Beeper as soon as it answers, below the bar, so that nothing shifts. */
function Offer({ onUsed }: { onUsed(): void }) {
  const { target, tokens, open, choose } = useConnectionControls()
  const { data } = useBeeperStatus()
  if (target !== 'sandbox' || !data || !isRunning(data)) return undefined
  const isSignedIn = tokens.beeper !== undefined
  const press = () => {
    if (!isSignedIn) return open('beeper')
    // the offer unmounts, so its focus is moved first
    onUsed()
    choose('beeper')
  }
  return (
    <button
      type="button"
      onClick={press}
      className="min-h-6 text-accent text-note underline underline-offset-2 absolute end-4 top-full sm:end-7"
    >
      {isSignedIn ? 'Beeper is running · Use it' : 'Beeper is running · Sign in'}
    </button>
  )
}
