/** Milliseconds for which changes are gathered: often enough to be seen moving. */
const pause = 100

/** Gathers what comes in quick succession and hands it on together, in order, ten times a second. */
export function inBatches<Item>(handOn: (items: readonly Item[]) => void) {
  let gathered: Item[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const items = gathered
    gathered = []
    if (items.length > 0) handOn(items)
  }
  return {
    put(item: Item) {
      gathered.push(item)
      timer ??= setTimeout(flush, pause)
    },
    /** Hands on at once what has come so far. */
    flush,
  }
}
