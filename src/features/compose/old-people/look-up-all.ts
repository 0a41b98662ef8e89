const atOnce = 3
/** Milliseconds between two questions of one worker: nobody's network likes a flood. */
const pause = 40

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Looks up many, a few at once and at a polite pace, until all are done or a signal stops it. */
export async function lookUpAll<Item>(
  items: readonly Item[],
  lookUp: (item: Item) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const queue = items.values()
  const work = async () => {
    for (const item of queue) {
      if (signal?.aborted) return
      await lookUp(item)
      await rest(pause)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
