import { Hono } from 'hono'
import { eventsPath } from '#contract/events.ts'
import { Refusal } from '../refusal.ts'

/** Where live events are told. A plain request, which is no WebSocket, learns that it should be one. */
export const eventRoutes = () =>
  new Hono().get(eventsPath, () => {
    throw new Refusal(
      426,
      { code: 'UPGRADE_REQUIRED', message: 'Live events need a WebSocket' },
      { upgrade: 'websocket' },
    )
  })
