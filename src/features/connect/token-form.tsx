import { type SubmitEvent, useState } from 'react'
import { BeeperFailure } from '#beeper/failure.ts'
import { listAccounts } from '#contract/accounts.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/form/field.tsx'
import { useConnect } from './connect-context.ts'
import { serverOf } from './server-of.ts'
import { tokenTroubleWords } from './token-words.ts'
import { words } from './words.ts'

/** Takes a token from Beeper's settings. It is kept only after Beeper has answered to it. */
export function TokenForm({ keep }: { keep: boolean }) {
  const { accept } = useConnect()
  const [error, setError] = useState<string>()
  const [isTrying, setTrying] = useState(false)

  const attempt = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('token')
    const token = tokenIn(typeof typed === 'string' ? typed : '')
    if (!token) return setError(words.noToken)
    // anything else cannot stand in a header
    if (!/^[\x21-\x7e]+$/.test(token)) return setError(words.badToken)
    setTrying(true)
    try {
      await serverOf('beeper', { token }).send(listAccounts, {})
      accept('beeper', { token, scope: undefined }, keep)
    } catch (failure) {
      if (!(failure instanceof BeeperFailure)) throw failure
      setError(tokenTroubleWords(failure))
      setTrying(false)
    }
  }

  return (
    <form noValidate onSubmit={(event) => void attempt(event)} className="mt-2.5 grid gap-2.5">
      <TextField
        label={words.token}
        hint={words.tokenHint}
        name="token"
        type="password"
        autoComplete="off"
        most={10_000}
        spellCheck={false}
        error={error}
      />
      <Button type="submit" variant="outline" className="justify-self-start" disabled={isTrying}>
        {words.connect}
      </Button>
    </form>
  )
}

/** People copy more than the token: the header's first word, quotes, a line's end. */
const tokenIn = (pasted: string) =>
  pasted
    .trim()
    .replace(/^bearer\s+/i, '')
    .replace(/^(["'])(.*)\1$/, '$2')
