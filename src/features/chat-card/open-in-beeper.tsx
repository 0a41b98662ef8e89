import { useMutation } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { focus } from '#contract/chat-endpoints.ts'
import { Button } from '#ui/button.tsx'
import { actionWords } from './action-words.ts'
import { Said } from './said.tsx'
import { isSandbox, whyNot } from './server-words.ts'

const say = actionWords.focus

/** Brings Beeper's window to the front at this chat, and says whether there is one to bring. */
export function OpenInBeeper({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const asked = useMutation<boolean, BeeperFailure>({
    mutationFn: async () => (await beeper.send(focus, { body: { chatID } })).answer.success,
  })
  const outcome = (isShown: boolean) => {
    if (isSandbox(beeper)) return say.sandbox
    return isShown ? say.done : say.headless
  }

  return (
    <>
      <Button
        variant="primary"
        size="small"
        aria-disabled={asked.isPending}
        onClick={() => asked.isPending || asked.mutate()}
      >
        {say.button}
      </Button>
      <Said tone={asked.isError ? 'bad' : 'plain'}>
        {asked.error && whyNot(asked.error, beeper)}
        {asked.data !== undefined && outcome(asked.data)}
      </Said>
    </>
  )
}
