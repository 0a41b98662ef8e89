/** How long the page may be kept from everything else, in milliseconds: half a frame. */
const turn = 8

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))

/** Hands out the items one by one and lets the page breathe in between, so that nothing freezes. */
export async function* inTurns<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let began = performance.now()
  for (const item of items) {
    yield item
    if (performance.now() - began < turn) continue
    await nextTurn()
    began = performance.now()
  }
}
