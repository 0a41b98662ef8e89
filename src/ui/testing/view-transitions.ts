/** View transitions of a browser that captures the page as soon as `capture` is called. */
export function fakeViewTransitions() {
  const skipped = Promise.reject(new DOMException('Transition was skipped', 'AbortError'))
  skipped.catch(() => undefined)
  const begun: { capture(): void; isSkipped: boolean }[] = []
  const startViewTransition = (update: () => Promise<void>) => {
    let capture: () => void = () => undefined
    const updateCallbackDone = new Promise<void>((resolve) => {
      capture = () => resolve()
    }).then(update)
    const one = { capture, isSkipped: false }
    begun.push(one)
    return {
      ready: updateCallbackDone.then(() => (one.isSkipped ? skipped : undefined)),
      finished: updateCallbackDone,
      updateCallbackDone,
      skipTransition() {
        one.isSkipped = true
        // the browser calls the update in any case
        capture()
      },
    }
  }
  Object.defineProperty(document, 'startViewTransition', {
    configurable: true,
    value: startViewTransition,
  })
  return {
    begun,
    restore: () => void Reflect.deleteProperty(document, 'startViewTransition'),
  }
}
