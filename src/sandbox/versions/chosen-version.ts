import { Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import type { Answer } from '#contract/endpoint.ts'
import { getSandboxVersion, SandboxVersion, setSandboxVersion } from '#contract/overture.ts'
import { choiceOf, choose } from '../choices.ts'
import type { Database } from '../database/database.ts'
import type { SandboxDeps } from '../deps.ts'
import { readBody } from '../request.ts'
import type { PlayedVersion } from './version.ts'

/** Reads the emulated version. */
export type ReadVersion = () => Promise<PlayedVersion>

declare module 'hono' {
  interface ContextVariableMap {
    /** The version that this request is answered as. */
    version: PlayedVersion
  }
}

/** Reads the chosen version, else `initial`. */
export const versionReader =
  (database: Database, initial: PlayedVersion): ReadVersion =>
  async () => {
    const version = await choiceOf(database, 'version')
    // a newer sandbox on the same database may know more versions
    return z.safeParse(SandboxVersion, { version }).data?.version ?? initial
  }

/** Sets the version of a request, which does not change while it runs. */
export const playChosenVersion =
  (readVersion: ReadVersion): MiddlewareHandler =>
  async (c, next) => {
    c.set('version', await readVersion())
    await next()
  }

/** Reads and sets the emulated version. */
export const versionRoutes = ({ database }: SandboxDeps) =>
  new Hono()
    .get(getSandboxVersion.path, (c) =>
      c.json({ version: c.var.version } satisfies Answer<typeof getSandboxVersion>),
    )
    .put(setSandboxVersion.path, async (c) => {
      const { version } = await readBody(c, setSandboxVersion.body)
      await database.write([choose('version', version)])
      return c.json({ version } satisfies Answer<typeof setSandboxVersion>)
    })
