import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { Button } from '#ui/button.tsx'
import { readEveryone } from '../chat-query.ts'
import { Said } from '../said.tsx'
import { whyNot } from '../server-text.ts'
import { participantsText } from './text.ts'

/** Asks for a chat once more, this time with everybody in it. */
export function LoadEverybody({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const asked = useMutation<void, BeeperError>({
    mutationFn: () => readEveryone(queryClient, beeper, chatID),
  })
  return (
    <>
      <Button
        variant="outline"
        aria-disabled={asked.isPending}
        onClick={() => asked.isPending || asked.mutate()}
      >
        {asked.isPending ? participantsText.loading : participantsText.loadAll}
      </Button>
      <Said tone="bad">{asked.error && whyNot(asked.error, beeper)}</Said>
    </>
  )
}
