import { useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { accountsQuery } from '#beeper/accounts.ts'
import { useBeeper, useConnection } from '#beeper/connection-context.ts'
import { useConnect } from './connect-context.ts'
import { pillWords } from './pill-words.ts'
import { usePresence } from './use-presence.ts'

/** Says at every moment where chats are opened; opens the panel that changes it. */
export function ConnectionPill() {
  const id = useId()
  const pill = useRef<HTMLButtonElement>(null)
  const { target, open, isBusy } = useConnect()
  const { said, tone } = useSituation()
  return (
    <>
      <Offer onUsed={() => pill.current?.focus()} />
      <button
        ref={pill}
        type="button"
        onClick={() => open()}
        aria-haspopup="dialog"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-situation`}
        className="flex h-[34px] items-center gap-2 rounded-full border border-line bg-surface px-3 text-small enabled:hover:bg-sunken"
      >
        <span aria-hidden="true" className={`size-2 rounded-full ${tone}`} />
        <span id={`${id}-name`} className="font-label">
          <span className="sr-only">{pillWords.prefix}</span>
          {pillWords.name(target)}
        </span>
        <span id={`${id}-situation`} className="text-ink-3 text-note max-sm:sr-only">
          {isBusy ? pillWords.signingIn : said}
        </span>
      </button>
    </>
  )
}

function useSituation() {
  const { target } = useConnect()
  const { trouble } = useConnection()
  const accounts = useQuery(accountsQuery(useBeeper()))
  const count = accounts.data && pillWords.accounts(accounts.data.length)
  if (trouble?.kind === 'unauthorized') return { said: pillWords.notSignedIn, tone: 'bg-warn' }
  if (trouble) return { said: pillWords.notAnswering, tone: 'bg-bad' }
  if (accounts.isError) return { said: pillWords.noAccounts, tone: 'bg-bad' }
  const said = target === 'sandbox' ? [pillWords.nothingIsSent, count] : [count]
  return { said: said.filter(Boolean).join(' · '), tone: count ? 'bg-good' : 'bg-line-strong' }
}

/**
 * Beside the sandbox, and on phones in the space below the bar, as soon as Beeper answers. Nothing
 * changes until somebody presses it.
 */
function Offer({ onUsed }: { onUsed(): void }) {
  const { target, tokens, open, choose } = useConnect()
  const { data } = usePresence()
  const isThere = data?.state === 'running' || data?.state === 'older'
  if (target !== 'sandbox' || !isThere) return undefined
  const isSignedIn = tokens.beeper !== undefined
  const press = () => {
    if (!isSignedIn) return open('beeper')
    // the offer is gone then
    onUsed()
    choose('beeper')
  }
  return (
    <button
      type="button"
      onClick={press}
      className="min-h-6 text-accent text-note underline underline-offset-2 max-md:absolute max-md:end-4 max-md:top-full sm:max-md:end-7"
    >
      {isSignedIn ? pillWords.offerUse : pillWords.offerSignIn}
    </button>
  )
}
