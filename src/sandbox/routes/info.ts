import { arch, platform } from 'node:os'
import { Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { getInfo } from '#contract/info.ts'

/** What the sandbox says of itself to everybody. */
export const infoRoutes = ({ version, baseURL }: { version: string; baseURL?: string }) =>
  new Hono().get(getInfo.path, (c) => {
    const base = baseURL ?? c.req.url.replace(/\/v1\/info.*$/, '')
    return c.json({
      app: { name: 'Beeper', version, bundle_id: 'com.automattic.beeper.desktop' },
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
