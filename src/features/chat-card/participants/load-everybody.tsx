import { useMutation } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { getChat } from '#contract/chat-endpoints.ts'
import { Button } from '#ui/button.tsx'
import type { ReadChat } from '../read-chat.ts'
import { Said } from '../said.tsx'
import { whyNot } from '../server-words.ts'
import { words } from '../words.ts'

interface LoadEverybodyProps {
  chatID: string
  onRead(read: ReadChat): void
}

/** Asks for a chat once more, this time with everybody in it. */
export function LoadEverybody({ chatID, onRead }: LoadEverybodyProps) {
  const beeper = useBeeper()
  const asked = useMutation<ReadChat, BeeperFailure>({
    mutationFn: async () => {
      const query = { maxParticipantCount: -1 }
      const { answer, raw } = await beeper.send(getChat, { params: { chatID }, query })
      return { chat: answer, raw }
    },
    onSuccess: onRead,
  })
  return (
    <>
      <Button
        variant="outline"
        aria-disabled={asked.isPending}
        onClick={() => asked.isPending || asked.mutate()}
      >
        {asked.isPending ? words.participants.loading : words.participants.loadAll}
      </Button>
      <Said tone="bad">{asked.error && whyNot(asked.error, beeper)}</Said>
    </>
  )
}
