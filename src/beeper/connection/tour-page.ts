/**
 * Whether this page was loaded for the guided tour, at `/#tour`. Such a page speaks to a sandbox of its
 * own and keeps nothing in the browser, so that nothing has to be put back: once it is left or loaded
 * again, whatever way, all is as it was before.
 */
export const isTourPage: boolean = globalThis.location?.hash === '#tour'
