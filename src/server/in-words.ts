/** What an error says, without its stack. */
export const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
