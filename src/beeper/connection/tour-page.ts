/**
 * Whether this page was loaded as the guided tour, at `/#tour`. The tour page uses a sandbox of its
 * own and stores nothing in the browser, so that nothing has to be restored when it is left or
 * reloaded.
 */
export const isTourPage: boolean = globalThis.location?.hash === '#tour'
