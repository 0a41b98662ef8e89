import { useEffect, useEffectEvent, useRef } from 'react'
import type { Finder } from './find-person.ts'
import type { FinderFor } from './use-finder.ts'

interface PoolOptions<Item, Result> {
  /** Tells items apart: what is queued or under way is not asked twice. */
  keyOf(item: Item): string
  lookUp(item: Item, signal: AbortSignal): Promise<Result>
  /** Takes what came in a tenth of a second, in order. Never called after `stop`. */
  onResults(results: readonly Result[]): void
}

/** How many questions are under way at once. */
const size = 3
/** Milliseconds between two questions of one worker: no network likes a flood. */
const pause = 40
/** Milliseconds for which results are gathered: often enough to be seen moving. */
const batch = 100

/** Looks up many, a few at once and at a polite pace, and hands the results on in batches. */
export function createLookupPool<Item, Result>(options: PoolOptions<Item, Result>) {
  const controller = new AbortController()
  const { signal } = controller
  const known = new Set<string>()
  let queue: Item[] = []
  let workers = 0
  let gathered: { key: string; result: Result }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const results = gathered
    gathered = []
    for (const { key } of results) known.delete(key)
    if (results.length > 0 && !signal.aborted) options.onResults(results.map((it) => it.result))
  }
  const work = async () => {
    workers++
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const result = await options.lookUp(item, signal)
      if (signal.aborted) return
      gathered.push({ key: options.keyOf(item), result })
      timer ??= setTimeout(flush, batch)
      if (queue.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
    workers--
    // the last one need not wait for others
    if (workers === 0) flush()
  }

  return {
    /** Queues what is not under way already. */
    add(items: readonly Item[]) {
      for (const item of items) {
        const key = options.keyOf(item)
        if (signal.aborted || known.has(key)) continue
        known.add(key)
        queue.push(item)
        if (workers < size) void work()
      }
    },
    /** Ends everything that is under way; no result comes any more. */
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
 * Looks up whatever waits, for as long as there is a finder. With another one, or when the component
 * goes, what is under way is aborted.
 */
export function useLookupPool<Item, Result>(
  waiting: readonly Item[],
  finderFor: FinderFor | undefined,
  { keyOf, lookUp, onResults }: LookupOptions<Item, Result>,
) {
  const pool = useRef<Pick<ReturnType<typeof createLookupPool<Item, Result>>, 'add'>>(undefined)
  const ask = useEffectEvent(lookUp)
  const put = useEffectEvent(onResults)
  const tell = useEffectEvent(keyOf)
  const addWaiting = useEffectEvent(() => pool.current?.add(waiting))

  useEffect(() => {
    if (!finderFor) return
    const created = createLookupPool<Item, Result>({
      keyOf: tell,
      lookUp: (item, signal) => ask(item, finderFor(signal)),
      onResults: put,
    })
    pool.current = created
    addWaiting()
    return () => created.stop()
  }, [finderFor])

  useEffect(() => {
    pool.current?.add(waiting)
  }, [waiting])
}
