import { useMutation } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import type { Chat } from '#contract/chat.ts'
import { type ChatChange, updateChat } from '#contract/chat-state-endpoints.ts'
import { Button } from '#ui/button.tsx'
import { actionWords } from './action-words.ts'
import { canArchive, canRename } from './changes.ts'
import { EditTitle } from './edit-title.tsx'
import type { ReadChat } from './read-chat.ts'
import { Said } from './said.tsx'
import { Section } from './section.tsx'
import { whyNot } from './server-words.ts'

const say = actionWords.change

interface ChangeChatProps {
  chat: Chat
  onRead(read: ReadChat): void
}

/** Title, pin, mute and archive: what may be changed about a chat from here. */
export function ChangeChat({ chat, onRead }: ChangeChatProps) {
  const beeper = useBeeper()
  const asked = useMutation<ReadChat, BeeperFailure, ChatChange>({
    mutationFn: async (body) => {
      const params = { chatID: chat.id }
      const { answer, raw } = await beeper.send(updateChat, { params, body })
      return { chat: withEverybody(answer, chat), raw }
    },
    onSuccess: onRead,
  })
  const change = (body: ChatChange) => {
    if (!asked.isPending) asked.mutate(body)
  }

  return (
    <Section heading={say.heading}>
      {() => (
        <>
          {canRename(chat) && (
            <EditTitle
              key={chat.title}
              title={chat.title ?? ''}
              isSaving={asked.isPending}
              onSave={(title) => change({ title })}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => change({ isPinned: !chat.isPinned })}>
              {chat.isPinned ? say.unpin : say.pin}
            </Button>
            <Button variant="outline" onClick={() => change({ isMuted: !chat.isMuted })}>
              {chat.isMuted ? say.unmute : say.mute}
            </Button>
            {canArchive(chat) && (
              <Button variant="outline" onClick={() => change({ isArchived: !chat.isArchived })}>
                {chat.isArchived ? say.unarchive : say.archive}
              </Button>
            )}
            <Said tone={asked.isError ? 'bad' : 'plain'}>
              {asked.error && whyNot(asked.error, beeper)}
              {asked.isSuccess && say.done}
            </Said>
          </div>
        </>
      )}
    </Section>
  )
}

/** An answer to a change may hold fewer people than are known by now. */
function withEverybody(answer: Chat, known: Chat): Chat {
  const holdsMore = known.participants.items.length > answer.participants.items.length
  return holdsMore && answer.participants.total === known.participants.total
    ? { ...answer, participants: known.participants }
    : answer
}
