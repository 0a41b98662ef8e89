import { arch, platform } from 'node:os'
import { Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { focus, getInfo, getSetup } from '#contract/info.ts'
import { chatByID } from './chats/store.ts'
import type { SandboxDeps } from './deps.ts'
import { matrix } from './networks/matrix.ts'
import { homeserver } from './networks/shared.ts'
import { invalidAt, notFound } from './refusal.ts'
import { readOptionalBody } from './request.ts'

/** The public server info, which needs no token. */
export const infoRoutes = ({ baseURL }: { baseURL?: string }) =>
  new Hono().get(getInfo.path, (c) => {
    const base = baseURL ?? c.req.url.replace(/\/v1\/info.*$/, '')
    return c.json({
      app: { name: 'Beeper', version: c.var.version, bundle_id: 'com.automattic.beeper.desktop' },
      platform: { os: platform(), arch: arch() },
      server: serverAt(new URL(base)),
      endpoints: endpointsAt(base),
    } satisfies Answer<typeof getInfo>)
  })

const serverAt = (base: URL) => ({
  status: 'running',
  base_url: base.href.replace(/\/$/, ''),
  port: Number(base.port) || (base.protocol === 'https:' ? 443 : 80),
  hostname: base.hostname,
  remote_access: false,
  mcp_enabled: false,
})

const endpointsAt = (base: string) => ({
  oauth: {
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    introspection_endpoint: `${base}/oauth/introspect`,
    userinfo_endpoint: `${base}/oauth/userinfo`,
    revocation_endpoint: `${base}/oauth/revoke`,
    registration_endpoint: `${base}/oauth/register`,
  },
  spec: `${base}/v1/spec`,
  mcp: `${base}/v0/mcp`,
  ws_events: `${base}/v1/ws`,
})

/** The state of the app: always set up, without a window. */
export const appRoutes = ({ database }: SandboxDeps) =>
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
    // there is no window to bring to the front, but the request is validated as in Beeper
    .post(focus.path, async (c) => {
      const { chatID, draftText } = await readOptionalBody(c, focus.body)
      if (chatID === undefined && draftText !== undefined) {
        throw invalidAt(['body', 'chatID'], 'draftText needs a chatID')
      }
      if (chatID !== undefined && !(await chatByID(database, chatID, 0))) throw notFound('Chat')
      return c.json({ success: true } satisfies Answer<typeof focus>)
    })
