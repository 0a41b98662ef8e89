import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Beeper } from '#beeper/client.ts'
import { BeeperContext, type Connection, ConnectionContext } from '#beeper/connection-context.ts'
import { type ConnectionTrouble, watchTrouble } from '#beeper/connection-trouble.ts'
import { presenceQuery } from '#beeper/presence-query.ts'
import { lazyPart, useHasInteracted } from '#ui/lazy-part.tsx'
import { ConnectContext } from './connect-context.ts'
import { pillWords } from './pill-words.ts'
import { serverOf } from './server-of.ts'
import { useConnectState } from './use-connect-state.ts'

/** Where Beeper listens unless the server has told otherwise. */
const usualAddress = 'http://127.0.0.1:23373'

const ConnectionPanel = lazyPart(
  async () => (await import('./connection-panel.tsx')).ConnectionPanel,
)

/** Owns the connection for everything below: which server, as whom, and the panel that changes it. */
export function ConnectionProvider({ children }: { children: ReactNode }) {
  const presence = useQuery(presenceQuery)
  const address = presence.data?.address ?? usualAddress
  const { finish, ...connect } = useConnectState(address)
  const { target, open } = connect
  const token = connect.tokens[target]
  const beeper = useMemo(() => serverOf(target, token), [target, token])
  useForgetOnChange(beeper)

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
    server: pillWords.servers[target],
    address: target === 'sandbox' ? location.host : new URL(address).host,
    trouble: useTrouble(beeper),
    era: target === 'sandbox' ? connect.resets : 0,
    showConnection: () => open(),
  }
  return (
    <ConnectionContext value={connection}>
      <ConnectContext value={connect}>
        <BeeperContext value={beeper}>
          {children}
          {connect.isOpen && <ConnectionPanel />}
        </BeeperContext>
      </ConnectContext>
    </ConnectionContext>
  )
}

/** Whoever signs in as somebody else sees nothing of what was loaded before. */
function useForgetOnChange(beeper: { mount: string }) {
  const queryClient = useQueryClient()
  const known = useRef(beeper)
  useEffect(() => {
    if (known.current === beeper) return
    known.current = beeper
    void queryClient.resetQueries({ queryKey: [beeper.mount] })
  }, [beeper, queryClient])
}

/** What keeps this very server from answering somebody with this very token. */
function useTrouble(beeper: Beeper): ConnectionTrouble | undefined {
  const queryClient = useQueryClient()
  const [told, setTold] = useState<{ of: Beeper; trouble: ConnectionTrouble | undefined }>()
  useEffect(
    () => watchTrouble(queryClient, beeper.mount, (trouble) => setTold({ of: beeper, trouble })),
    [queryClient, beeper],
  )
  return told?.of === beeper ? told.trouble : undefined
}
