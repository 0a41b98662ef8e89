/** Why a text is no request that fills the form, in words for whoever wrote it. */
export class RequestReadError extends Error {
  override readonly name = 'RequestReadError'
  /** Where in the text, in UTF-16 units; `undefined` where it is wrong as a whole. */
  readonly at: number | undefined

  constructor(message: string, at?: number) {
    super(message)
    this.at = at
  }
}

/** The message with its line and column in the text that was read, both from 1. */
export function placedMessage({ message, at }: RequestReadError, text: string): string {
  if (at === undefined) return message
  const before = text.slice(0, at).split('\n')
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${message}`
}
