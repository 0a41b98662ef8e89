import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import {
  BeeperContext,
  type Connection,
  ConnectionContext,
  type ConnectionTrouble,
  watchTrouble,
} from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { BeeperStatus } from '#contract/overture.ts'
import { lazyPart, useHasInteracted } from '#ui/rendering/lazy-part.tsx'
import { ConnectionControlsContext } from './connection-controls.ts'
import { clientOf, serverNames } from './servers.ts'
import { beeperStatusQuery } from './use-beeper-status.ts'
import { useConnectionState } from './use-connection-state.ts'

/** Where Beeper listens by default. */
const defaultAddress = 'http://127.0.0.1:23373'

const ConnectionPanel = lazyPart(
  async () => (await import('./panel/connection-panel.tsx')).ConnectionPanel,
)

/** Owns the connection: the server, its token, and the panel that changes them. */
export function ConnectionProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const status = useQuery(beeperStatusQuery)
  const address = addressIn(status.data)
  // a sign-in may begin before the response with the address
  const findBeeper = async () =>
    addressIn(await queryClient.ensureQueryData(beeperStatusQuery).catch(() => undefined))
  const { finish, ...controls } = useConnectionState(findBeeper)
  const { target, open } = controls
  const token = controls.tokens[target]
  const beeper = useMemo(() => clientOf(target, token), [target, token])
  useResetOnChange(beeper)

  const hasInteracted = useHasInteracted()
  useEffect(() => {
    // preloaded while Overture answers, because it is needed most when it does not
    if (hasInteracted) ConnectionPanel.preload()
  }, [hasInteracted])
  const finishOnce = useRef(finish)
  useEffect(() => {
    if (location.pathname !== '/oauth/callback') return
    const callbackURL = new URL(location.href)
    // removes the code from the history and from reloads
    history.replaceState(null, '', '/')
    void finishOnce.current(callbackURL)
  }, [])

  const connection: Connection = {
    target,
    server: serverNames[target].atStart,
    address: target === 'sandbox' ? location.host : new URL(address).host,
    trouble: useTrouble(beeper),
    resetCount: target === 'sandbox' ? controls.resetCount : 0,
    showConnection: () => open(),
  }
  return (
    <ConnectionContext value={connection}>
      <ConnectionControlsContext value={controls}>
        <BeeperContext value={beeper}>
          {children}
          {controls.isOpen && <ConnectionPanel />}
        </BeeperContext>
      </ConnectionControlsContext>
    </ConnectionContext>
  )
}

const addressIn = (status: BeeperStatus | undefined) => status?.address ?? defaultAddress

/** Resets the queries of a server when its token changes, and of one that is switched to. */
function useResetOnChange(beeper: { mount: string }) {
  const queryClient = useQueryClient()
  const known = useRef(beeper)
  useEffect(() => {
    if (known.current === beeper) return
    known.current = beeper
    void queryClient.resetQueries({ queryKey: queryKeys.server(beeper) })
  }, [beeper, queryClient])
}

interface LatestTrouble {
  of: Beeper
  trouble: ConnectionTrouble | undefined
}

/** The trouble with this server and this token. */
function useTrouble(beeper: Beeper): ConnectionTrouble | undefined {
  const queryClient = useQueryClient()
  const [latest, setLatest] = useState<LatestTrouble>()
  useEffect(() => {
    const report = (trouble: ConnectionTrouble | undefined) =>
      // every response reports, which must not render the whole page again
      setLatest((now) => (troubleOf(now, beeper) === trouble ? now : { of: beeper, trouble }))
    return watchTrouble(queryClient, beeper.mount, report)
  }, [queryClient, beeper])
  return troubleOf(latest, beeper)
}

const troubleOf = (latest: LatestTrouble | undefined, beeper: Beeper) =>
  latest?.of === beeper ? latest.trouble : undefined
