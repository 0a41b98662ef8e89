import { useMutation } from '@tanstack/react-query'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { isSandbox } from '#beeper/http/client.ts'
import { focus } from '#contract/info.ts'
import { Button } from '#ui/button.tsx'
import { Said } from '../said.tsx'
import { whyNot } from '../server-text.ts'

/** Brings Beeper's window to the front at this chat. The sandbox has none, so nothing is offered. */
export function OpenInBeeper({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const asked = useMutation<boolean, BeeperError>({
    mutationFn: async () => (await beeper.send(focus, { body: { chatID } })).answer.success,
  })
  if (isSandbox(beeper)) return null
  return (
    <>
      <Button
        variant="primary"
        size="small"
        aria-disabled={asked.isPending}
        onClick={() => asked.isPending || asked.mutate()}
      >
        Open in Beeper
      </Button>
      <Said tone={asked.isError ? 'bad' : 'plain'}>
        {asked.error && whyNot(asked.error, beeper)}
        {asked.data === true && 'Beeper was asked to show this chat.'}
        {asked.data === false &&
          'Beeper has no window to show here, as on a server. Open the chat on another device.'}
      </Said>
    </>
  )
}
