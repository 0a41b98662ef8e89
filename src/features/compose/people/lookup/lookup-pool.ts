import { useEffect, useEffectEvent, useRef } from 'react'
import type { Finder } from './find-person.ts'
import type { FinderFor } from './use-finder.ts'

interface PoolOptions<Item, Result> {
  /** Identifies an item: one that is queued or running is not looked up twice. */
  keyOf(item: Item): string
  lookUp(item: Item, signal: AbortSignal): Promise<Result>
  /** Receives batches of results, in order. Never called after `stop`. */
  onResults(results: readonly Result[]): void
}

/** How many lookups run concurrently. */
const size = 3
/** Milliseconds between two lookups of one worker, because networks limit their rate. */
const pause = 40
/** Milliseconds for which results are batched: short enough that progress is visible. */
const batch = 100

/** Looks up many items with limited concurrency and rate, and delivers the results in batches. */
export function createLookupPool<Item, Result>(options: PoolOptions<Item, Result>) {
  const controller = new AbortController()
  const { signal } = controller
  const known = new Set<string>()
  let queue: Item[] = []
  let workers = 0
  let batched: { key: string; result: Result }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const results = batched
    batched = []
    for (const { key } of results) known.delete(key)
    if (results.length > 0 && !signal.aborted) options.onResults(results.map((it) => it.result))
  }
  const work = async () => {
    workers++
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const result = await options.lookUp(item, signal)
      if (signal.aborted) return
      batched.push({ key: options.keyOf(item), result })
      timer ??= setTimeout(flush, batch)
      if (queue.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
    workers--
    // after the last item there is nothing left to batch
    if (workers === 0) flush()
  }

  return {
    /** Queues the items that are not queued or running already. */
    add(items: readonly Item[]) {
      for (const item of items) {
        const key = options.keyOf(item)
        if (signal.aborted || known.has(key)) continue
        known.add(key)
        queue.push(item)
        if (workers < size) void work()
      }
    },
    /** Aborts running lookups; no results are delivered after it. */
    stop() {
      queue = []
      clearTimeout(timer)
      controller.abort()
    },
  }
}

interface LookupOptions<Item, Result> extends Omit<PoolOptions<Item, Result>, 'lookUp'> {
  lookUp(item: Item, finder: Finder): Promise<Result>
}

/**
 * Looks up the waiting items while there is a finder. Running lookups are aborted when the finder
 * changes or the component unmounts.
 */
export function useLookupPool<Item, Result>(
  waiting: readonly Item[],
  finderFor: FinderFor | undefined,
  { keyOf, lookUp, onResults }: LookupOptions<Item, Result>,
) {
  const pool = useRef<Pick<ReturnType<typeof createLookupPool<Item, Result>>, 'add'>>(undefined)
  const lookUpItem = useEffectEvent(lookUp)
  const deliver = useEffectEvent(onResults)
  const itemKey = useEffectEvent(keyOf)
  const addWaiting = useEffectEvent(() => pool.current?.add(waiting))

  useEffect(() => {
    if (!finderFor) return
    const created = createLookupPool<Item, Result>({
      keyOf: itemKey,
      lookUp: (item, signal) => lookUpItem(item, finderFor(signal)),
      onResults: deliver,
    })
    pool.current = created
    addWaiting()
    return () => created.stop()
  }, [finderFor])

  useEffect(() => {
    pool.current?.add(waiting)
  }, [waiting])
}
