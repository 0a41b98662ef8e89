import { playedVersions, type SandboxVersion } from '#contract/overture.ts'

export type PlayedVersion = SandboxVersion['version']

export const newestVersion: PlayedVersion = '4.3.73'

/** Parses a version; throws an error with a message for the terminal. */
export function playedVersion(text: string = newestVersion): PlayedVersion {
  const version = playedVersions.find((known) => known === text)
  if (version) return version
  throw new Error(
    `The sandbox does not play Beeper "${text}". Set SANDBOX_VERSION to one of these: ` +
      `${playedVersions.join(', ')}.`,
  )
}

export const isBefore = (version: PlayedVersion, other: PlayedVersion): boolean =>
  playedVersions.indexOf(version) < playedVersions.indexOf(other)

const chat = '/v1/chats/[^/]+'
const message = `${chat}/messages/[^/]+`

/** Routes that do not exist in the first version, with the version that added them. */
const routes: readonly (readonly [method: string, path: string, since: PlayedVersion])[] = [
  ['PUT', message, '4.2.557'],
  ['.*', '/v1/assets/(upload|serve).*', '4.2.557'],
  ['.*', `${message}/reactions.*`, '4.2.557'],
  ['.*', '/v1/info', '4.2.557'],
  ['.*', '/v1/ws', '4.2.557'],
  ['.*', '/oauth/introspect', '4.2.557'],
  ['GET', '/v1/accounts/[^/]+/contacts/list', '4.2.557'],
  ['POST', '/v1/chats/start', '4.2.808'],
  ['PATCH', chat, '4.2.808'],
  ['GET|DELETE', message, '4.2.808'],
  ['POST', `${chat}/(read|unread|notify-anyway)`, '4.2.808'],
  ['GET', '/v1/app/setup', '4.3.73'],
  ['POST', `${chat}/typing`, '4.3.73'],
  ['GET', '/v1/accounts/[^/]+', '4.3.73'],
  ['.*', '/v1/bridges.*', '4.3.73'],
]

const laterRoutes = routes.map(([method, path, since]) => ({
  pattern: new RegExp(`^(?:${method}) (?:/.+)?${path}$`),
  since,
}))

/** Whether a version has a route, such as `GET` and `/v1/info`. */
export const hasRoute = (version: PlayedVersion, method: string, path: string): boolean =>
  version === newestVersion ||
  !laterRoutes.some(
    ({ pattern, since }) => isBefore(version, since) && pattern.test(`${method} ${path}`),
  )
