import { Hono } from 'hono'
import { setTyping } from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import { getSetup } from '#contract/info.ts'
import { homeserver } from '../networks/bridge.ts'
import { matrix } from '../networks/matrix.ts'
import type { Parts } from '../parts.ts'
import { readOptionalBody } from '../request.ts'
import { routePath } from '../route-path.ts'
import { ownChat } from './own-chat.ts'

/** What a client asks of the app itself: it is always set up, and nobody sees who types. */
export const appRoutes = ({ database }: Parts) =>
  new Hono()
    .get(getSetup.path, (c) =>
      c.json({
        state: 'ready',
        e2ee: {
          initialized: true,
          verified: true,
          crossSigning: true,
          firstSyncDone: true,
          keyBackup: true,
          secretStorage: true,
          hasBackedUpRecoveryKey: true,
          secrets: {
            masterKey: true,
            selfSigningKey: true,
            userSigningKey: true,
            megolmBackupKey: true,
            recoveryKey: true,
          },
        },
        matrix: {
          userID: matrix.account.selfID,
          deviceID: 'SANDBOX',
          homeserver: `https://matrix.${homeserver}`,
        },
      } satisfies Answer<typeof getSetup>),
    )
    .post(routePath(setTyping.path), async (c) => {
      await readOptionalBody(c, setTyping.body)
      await ownChat(database, c.req.param('chatID'))
      return c.body(null, setTyping.status)
    })
