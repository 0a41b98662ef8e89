/** Whether this machine has the keys of a Mac. */
export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

/** Modifier keys as this machine's keyboard has them printed on. */
export const keyNames = isMac ? { command: '⌘', alt: '⌥' } : { command: 'Ctrl', alt: 'Alt' }
