import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chatOn } from '../sample-requests.ts'
import { listenAt, listeningSandbox } from './listening.ts'

test('somebody who takes nothing in is dropped, and the others hear on', async () => {
  const { beeper, events, url } = await listeningSandbox({ mostWaiting: 64 * 1024 })
  const chatID = await chatOn(beeper, 'whatsapp')
  const [slow, quick] = [listenAt(url), listenAt(url)]
  for (const each of [slow, quick]) {
    await each.next()
    await each.listenTo('*')
  }
  slow.socket.pause()
  let heard = 0
  quick.socket.on('message', () => {
    heard += 1
  })
  const message = await longMessage(beeper, chatID)
  const dropped = once(slow.socket, 'close')
  // more than sockets hold between two processes
  for (let count = 1; count <= 400; count++) {
    events.publish({ type: 'message.upserted', chat: { id: chatID, key: 0 }, message })
    if (count % 10 === 0) await wait(1)
  }
  slow.socket.resume()
  const [code] = await dropped
  expect(code).toBe(1006)
  await expect.poll(() => heard).toBeGreaterThanOrEqual(400)
  expect(quick.socket.readyState).toBe(quick.socket.OPEN)
})

async function longMessage(
  beeper: Awaited<ReturnType<typeof listeningSandbox>>['beeper'],
  chatID: string,
) {
  const { pendingMessageID } = await beeper.messages.send(chatID, { text: 'x'.repeat(60_000) })
  return beeper.messages.retrieve(pendingMessageID, { chatID })
}

test('somebody who no longer answers pings is dropped, and who answers is not', async () => {
  const { url } = await listeningSandbox({ pingEvery: 40 })
  const [there, gone] = [listenAt(url), listenAt(url, undefined, false)]
  await once(gone.socket, 'close')
  await wait(120)
  expect(there.socket.readyState).toBe(there.socket.OPEN)
})

test('somebody who says too much at once is sent away', async () => {
  const { url } = await listeningSandbox()
  const { socket, next, say } = listenAt(url)
  await next()
  say('x'.repeat(300 * 1024))
  const [code] = await once(socket, 'close')
  expect(code).toBe(1009)
})

test('when the sandbox ends, so do its connections and what was still to be told', async () => {
  const { beeper, events, url } = await listeningSandbox()
  const { socket, next, listenTo } = listenAt(url)
  await next()
  await listenTo('*')
  await beeper.messages.send(await chatOn(beeper, 'whatsapp'), { text: 'Hi' })
  events.close()
  await once(socket, 'close')
})
