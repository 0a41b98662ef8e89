import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useConnect } from './connect-context.ts'
import { reset } from './reset.ts'
import { words } from './words.ts'

const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

/** Sets the sandbox back to its beginning, after asking in the same place. */
export function ResetSandbox() {
  const id = useId()
  const { tokens, isBusy, tellReset } = useConnect()
  const queryClient = useQueryClient()
  const [step, setStep] = useState<'offered' | 'asked' | 'kept'>('offered')
  const act = async () => {
    setStep('offered')
    tellReset(await reset(tokens.sandbox))
    await queryClient.resetQueries({ queryKey: ['/sandbox'] })
  }
  if (step !== 'asked') {
    return (
      <Button
        // whoever keeps everything is back where the question came from
        ref={step === 'kept' ? takeFocus : null}
        variant="outline"
        disabled={isBusy}
        onClick={() => setStep('asked')}
      >
        {words.reset}
      </Button>
    )
  }
  return (
    <fieldset
      aria-labelledby={id}
      className="grid basis-full gap-2.5 rounded-inner bg-warn-soft px-3.5 py-2.5 text-small"
    >
      <p id={id} className="text-warn">
        {words.resetQuestion}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button ref={takeFocus} variant="outline" onClick={() => setStep('kept')}>
          {words.keepAll}
        </Button>
        <Button variant="outline" onClick={() => void act()}>
          {words.resetNow}
        </Button>
      </div>
    </fieldset>
  )
}
