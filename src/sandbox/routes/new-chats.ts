import { Hono } from 'hono'
import type { CreateChat, StartChat } from '#contract/new-chat.ts'
import { newChat, startChat } from '#contract/new-chat.ts'
import { type DirectChat, openDirectChat } from '../opening/direct-chat.ts'
import { createGroup } from '../opening/group-chat.ts'
import { findParticipant, findRecipient } from '../opening/recipient.ts'
import type { Parts } from '../parts.ts'
import { readBody } from '../request.ts'
import { play, type Setting } from '../scenarios/play.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { newChatAnswer, newChatBody } from '../versions/new-chats.ts'
import { ownAccount } from './own-account.ts'
import { told } from './told.ts'

/** Opening chats: by looking somebody up, or with people whose IDs are known. */
export const newChatRoutes = (parts: Parts) =>
  new Hono()
    .post(startChat.path, async (c) => {
      const body = await readBody(c, startChat.body)
      return c.json(await start(parts, body))
    })
    .post(newChat.path, async (c) => {
      const body = await readBody(c, newChatBody(parts.version))
      const isStart = 'user' in body
      const answer = await (isStart ? start(parts, body) : create(parts, body))
      return c.json(newChatAnswer(parts.version, isStart, answer))
    })

async function start(parts: Parts, { accountID, user, ...wish }: StartChat) {
  const account = await ownAccount(parts.database, accountID)
  const found = await findRecipient(parts.database, account, user)
  return openWith(parts, { ...wish, account, path: ['body', 'user'] }, found)
}

async function create(parts: Parts, { accountID, type, participantIDs, ...wish }: CreateChat) {
  const { database, clock } = parts
  const account = await ownAccount(database, accountID)
  const ids = [...new Set(participantIDs.map((id) => id.trim()).filter(Boolean))]
  const [id = ''] = ids
  if (type === 'single') {
    const found = await findParticipant(database, account, id)
    return openWith(parts, { ...wish, account, path: ['body', 'participantIDs'] }, found)
  }
  return play(setting(parts, account, wish, true), ids, ({ isSilent, absent }) =>
    told(parts, () =>
      createGroup(database, account, {
        ...(isSilent ? silent(wish) : wish),
        participantIDs: ids.filter((each) => each !== absent),
        at: clock(),
      }),
    ),
  )
}

type DirectWish = Omit<DirectChat, 'database' | 'at'>

function openWith(
  parts: Parts,
  wish: DirectWish,
  found: Awaited<ReturnType<typeof findRecipient>>,
) {
  const { database, clock } = parts
  const ids = 'person' in found ? [found.person.id] : []
  return play(setting(parts, wish.account, wish, false), ids, ({ isSilent }) =>
    told(parts, () => {
      const said = isSilent ? silent(wish) : wish
      return openDirectChat({ ...said, database, at: clock() }, found)
    }),
  )
}

const silent = <Wish extends { messageText?: string }>({ messageText: _, ...wish }: Wish) => wish

const setting = (
  { database, waits }: Parts,
  { accountID, network }: OwnAccount,
  { messageText = '' }: { messageText?: string },
  isGroup: boolean,
): Setting => ({
  database,
  waits,
  accountID,
  network,
  isGroup,
  hasMessage: messageText.trim() !== '',
})
