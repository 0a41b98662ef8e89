/** Seconds in a minute: edit and delete windows are told in seconds. */
export const minute = 60
/** Seconds in an hour. */
export const hour = 60 * minute
/** Seconds in a day. */
export const day = 24 * hour

/** Milliseconds, the unit of disappearing timers. */
export const inMilliseconds = (seconds: number) => seconds * 1000
