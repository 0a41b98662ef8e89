import type { Answer } from '#contract/endpoint.ts'
import type { newChat, startChat } from '#contract/new-chat.ts'
import { CreateChat, NewChat } from '#contract/new-chat.ts'
import { isBefore, type PlayedVersion } from './played-version.ts'

/** From which version on `POST /v1/chats` takes both ways into a chat, and until before which. */
const union = ['4.2.557', '4.2.808'] as const

// Beeper says no more of `mode` since 4.2.808; whoever still sends it is understood here
const takesUnion = (version: PlayedVersion) => !isBefore(version, union[0])

/** The body of `POST /v1/chats` as a version reads it; `mode` means nothing outside of the union. */
export const newChatBody = (version: PlayedVersion): typeof NewChat | typeof CreateChat =>
  takesUnion(version) ? NewChat : CreateChat

/** What `POST /v1/chats` tells of an opened chat: all since 4.2.808, before that hardly its ID. */
export function newChatAnswer(
  version: PlayedVersion,
  isStart: boolean,
  answer: Answer<typeof startChat> & { chatID: string },
): Answer<typeof newChat> {
  if (!isBefore(version, union[1])) return answer
  const { chatID, status } = answer
  return isStart ? { chatID, status } : { chatID, status: undefined }
}

/** How many participants one chat shows unless more or fewer are asked for; -1 is everybody. */
export const usualParticipants = (version: PlayedVersion): number =>
  isBefore(version, '4.2.808') ? -1 : 100
