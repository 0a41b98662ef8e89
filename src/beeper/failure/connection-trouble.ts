import type { QueryClient } from '@tanstack/react-query'
import { BeeperError } from './failure.ts'

const kinds = [
  ...(['unauthorized', 'unreachable', 'overture-unreachable'] as const),
  ...(['not-beeper', 'gateway'] as const),
] as const

/** A failure that speaks of the connection as a whole, and not of what was asked. */
export type ConnectionTrouble = BeeperError & { kind: (typeof kinds)[number] }

// these answer without a token, so an answer says nothing about the token
const open = ['info', 'version']

/**
 * Reports what keeps the server below `mount` from answering as soon as any call shows it, and
 * `undefined` once another call is answered. Returns what ends the watch.
 */
export function watchTrouble(
  queryClient: QueryClient,
  mount: string,
  report: (trouble: ConnectionTrouble | undefined) => void,
): () => void {
  const read = (action: { type: string; error?: unknown }) => {
    if (action.type === 'success') report(undefined)
    if (action.type === 'error' && isTrouble(action.error)) report(action.error)
  }
  const stops = [
    queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.query.queryKey[0] !== mount) return
      const { action } = event
      const isNoProof =
        action.type === 'success' &&
        (action.manual || open.includes(String(event.query.queryKey[1])))
      if (!isNoProof) read(action)
    }),
    queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated') read(event.action)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether the server does not answer, rather than refuse. */
export const isNotAnswering = ({ kind }: ConnectionTrouble): boolean => kind !== 'unauthorized'

const isTrouble = (error: unknown): error is ConnectionTrouble =>
  error instanceof BeeperError && kinds.some((kind) => kind === error.kind)
