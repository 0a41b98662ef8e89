import * as z from 'zod/mini'
import { type ServerEvent, SetSubscriptions } from '#contract/events.ts'

/** What came of a command: the answer, and the chats to hear of from now on if it was good. */
export interface Obeyed {
  answer: ServerEvent
  chatIDs?: string[]
}

const Command = z.object({
  type: z.string(),
  requestID: z.catch(z.optional(z.string()), undefined),
})

/** Reads what a client says over the socket. There is one command; all else is told to be wrong. */
export function obey(text: string): Obeyed {
  const command = Command.safeParse(parse(text))
  if (!command.success) return wrong('INVALID_COMMAND', 'A command is JSON with a type')
  const { type, requestID } = command.data
  if (type !== 'subscriptions.set') {
    return wrong('INVALID_COMMAND', `There is no command called “${type}”`, requestID)
  }
  const { data, error } = SetSubscriptions.safeParse(parse(text))
  if (error) {
    const words = error.issues.map((issue) => [...issue.path, issue.message].join(': '))
    return wrong('INVALID_PAYLOAD', words.join('; '), requestID)
  }
  const chatIDs = [...new Set(data.chatIDs)]
  return { chatIDs, answer: { type: 'subscriptions.updated', ...named(requestID), chatIDs } }
}

const named = (requestID: string | undefined) => (requestID === undefined ? {} : { requestID })

const wrong = (code: string, message: string, requestID?: string): Obeyed => ({
  answer: { type: 'error', ...named(requestID), code, message },
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // nothing is as wrong as no JSON
    return undefined
  }
}
