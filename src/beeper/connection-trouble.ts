import type { QueryClient } from '@tanstack/react-query'
import { BeeperFailure } from './failure.ts'

const kinds = [
  ...(['unauthorized', 'unreachable', 'overture-unreachable'] as const),
  ...(['not-beeper', 'gateway'] as const),
] as const

/** A failure that speaks of the connection as a whole, and not of what was asked. */
export type ConnectionTrouble = BeeperFailure & { kind: (typeof kinds)[number] }

// these answer whoever asks, so an answer says nothing about the token
const open = ['info', 'speech']

/**
 * Tells what keeps the server below `mount` from answering as soon as any call shows it, and
 * `undefined` once another call is answered. Returns what ends the watch.
 */
export function watchTrouble(
  queryClient: QueryClient,
  mount: string,
  tell: (trouble: ConnectionTrouble | undefined) => void,
): () => void {
  const learn = (action: { type: string; error?: unknown }) => {
    if (action.type === 'success') tell(undefined)
    if (action.type === 'error' && isTrouble(action.error)) tell(action.error)
  }
  const stops = [
    queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.query.queryKey[0] !== mount) return
      const { action } = event
      const isNoProof =
        action.type === 'success' &&
        (action.manual || open.includes(String(event.query.queryKey[1])))
      if (!isNoProof) learn(action)
    }),
    queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated') learn(event.action)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether nobody answers, rather than somebody who refuses. */
export const isNotAnswering = ({ kind }: ConnectionTrouble): boolean => kind !== 'unauthorized'

const isTrouble = (error: unknown): error is ConnectionTrouble =>
  error instanceof BeeperFailure && kinds.some((kind) => kind === error.kind)
