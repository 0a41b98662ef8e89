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

/** Owns the connection for everything below: the server, its token, and the panel that changes them. */
export function ConnectionProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const status = useQuery(beeperStatusQuery)
  const address = addressIn(status.data)
  // whoever signs in may be faster than the answer that names the address
  const findBeeper = async () =>
    addressIn(await queryClient.ensureQueryData(beeperStatusQuery).catch(() => undefined))
  const { finish, ...controls } = useConnectionState(findBeeper)
  const { target, open } = controls
  const token = controls.tokens[target]
  const beeper = useMemo(() => clientOf(target, token), [target, token])
  useResetOnChange(beeper)

  const hasInteracted = useHasInteracted()
  useEffect(() => {
    // fetched while the server still answers: it is needed most when that is gone
    if (hasInteracted) ConnectionPanel.preload()
  }, [hasInteracted])
  const finishOnce = useRef(finish)
  useEffect(() => {
    if (location.pathname !== '/oauth/callback') return
    const cameBackTo = new URL(location.href)
    // neither the history nor a reload is to see the code again
    history.replaceState(null, '', '/')
    void finishOnce.current(cameBackTo)
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

/** With another token or server, nothing of what was loaded before is shown. */
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

/** What keeps this very server from answering with this very token. */
function useTrouble(beeper: Beeper): ConnectionTrouble | undefined {
  const queryClient = useQueryClient()
  const [latest, setLatest] = useState<LatestTrouble>()
  useEffect(() => {
    const report = (trouble: ConnectionTrouble | undefined) =>
      // every answer reports, and everything below would be drawn for it
      setLatest((now) => (troubleOf(now, beeper) === trouble ? now : { of: beeper, trouble }))
    return watchTrouble(queryClient, beeper.mount, report)
  }, [queryClient, beeper])
  return troubleOf(latest, beeper)
}

const troubleOf = (latest: LatestTrouble | undefined, beeper: Beeper) =>
  latest?.of === beeper ? latest.trouble : undefined
