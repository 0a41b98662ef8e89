import { queryOptions } from '@tanstack/react-query'
import type { Chat } from '#contract/chat.ts'
import { listChats, searchChats } from '#contract/chat-endpoints.ts'
import type { NewChat, Recipient } from '#contract/new-chat.ts'
import type { Beeper } from './client.ts'
import { type Opened, openedAs } from './open-chat.ts'
import { givenIn, isSamePerson } from './same-person.ts'

/** Looks for the chat that a request of unknown outcome may have opened. It reads only. */
export const outcomeQuery = (beeper: Beeper, payload: NewChat) =>
  queryOptions({
    queryKey: [beeper.mount, 'outcome', payload],
    queryFn: async ({ signal }): Promise<{ opened: Opened | undefined }> => {
      const chats = await candidates(beeper, payload, signal)
      const found = chats.find((chat) => isMeant(chat, payload))
      return { opened: found && (await openedAs(beeper, found)) }
    },
    // each failure looks anew
    staleTime: 0,
    gcTime: 0,
  })

async function candidates(beeper: Beeper, payload: NewChat, signal: AbortSignal): Promise<Chat[]> {
  const accountIDs = [payload.accountID]
  const newest = beeper.send(listChats, { query: { accountIDs } }, signal)
  const words = payload.mode === 'start' ? givenIn(payload.user)?.value : undefined
  if (words === undefined) return (await newest).answer.items
  // an older chat is not among the newest, and the newest may not be indexed yet
  const query = { accountIDs, query: words, scope: 'participants', type: 'single' } as const
  const found = await beeper.send(searchChats, { query }, signal)
  return [...found.answer.items, ...(await newest).answer.items]
}

/** Whether this is the chat that was asked for: the same people, and the same kind and title. */
export function isMeant(chat: Chat, payload: NewChat): boolean {
  if (chat.accountID !== payload.accountID) return false
  const others = chat.participants.items.filter(({ isSelf }) => !isSelf)
  if (payload.mode === 'start') {
    return chat.type === 'single' && others.some((other) => isWanted(other, payload.user))
  }
  if (chat.type !== payload.type) return false
  if (payload.title !== undefined && chat.title !== undefined && chat.title !== payload.title) {
    return false
  }
  const there = new Set(others.map(({ id }) => id))
  return payload.participantIDs.every((id) => there.has(id)) && !isLarger(chat, payload)
}

const isWanted = (user: Chat['participants']['items'][number], wanted: Recipient) => {
  const given = givenIn(wanted)
  return given !== undefined && isSamePerson(user, given)
}

// yourself may or may not be among those who were asked for
const isLarger = ({ participants }: Chat, { participantIDs }: { participantIDs: string[] }) =>
  participants.total > new Set(participantIDs).size + 1
