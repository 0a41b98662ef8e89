import { Refusal } from '../refusal.ts'
import { isNew, type Plot } from './plot.ts'

/** Opens a new chat, loses its first message, and answers 500 although the chat is there. */
export const unsent: Plot = async ({ hasMessage }, open) => {
  const answer = await open({ isSilent: true })
  if (!hasMessage) return answer
  if (!isNew(answer)) return open()
  const message = 'The chat was created, but its first message could not be sent'
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message })
}

/** Is asked into groups and not added; nothing in the answer says so. */
export const missing: Plot = (scene, open) => open(scene.isGroup ? { absent: scene.userID } : {})
