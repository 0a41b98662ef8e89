import type { Hono } from 'hono'
import { createSandbox, type SandboxOptions } from '#sandbox/app.ts'
import { openDatabase } from '#sandbox/database/open.ts'
import { createEvents } from '#sandbox/events/events.ts'
import type { Upgrade } from '../http/web-sockets.ts'

/** The sandbox of the guided tour. */
interface TourSandbox extends Pick<Hono, 'fetch'> {
  upgrade: Upgrade
  close(): Promise<void>
}

/**
 * A sandbox in memory that starts with the seed and ends with the process. It is created on the
 * first request, because most users never take the tour.
 */
export function createTourSandbox(options: SandboxOptions): TourSandbox {
  let opening: ReturnType<typeof open> | undefined
  const opened = () => {
    opening ??= open(options)
    return opening
  }
  return {
    fetch: async (...request) => (await opened()).sandbox.fetch(...request),
    upgrade: (request, socket, head, authorization) => {
      opened().then(
        ({ events }) => events.upgrade(request, socket, head, authorization),
        (error: unknown) => socket.destroy(error instanceof Error ? error : undefined),
      )
    },
    async close() {
      const all = await opening
      all?.events.close()
      await all?.database.close()
    },
  }
}

async function open(options: SandboxOptions) {
  const database = await openDatabase(':memory:')
  const events = createEvents(database, options)
  return {
    database,
    events,
    sandbox: createSandbox(database, { ...options, publish: events.publish }),
  }
}
