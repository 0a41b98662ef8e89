/** Why a text is no request that fills the form; the message is shown to the user. */
export class RequestReadError extends Error {
  override readonly name = 'RequestReadError'
  /** The index in the text, in UTF-16 units; `undefined` if the text is wrong as a whole. */
  readonly at: number | undefined

  constructor(message: string, at?: number) {
    super(message)
    this.at = at
  }
}

/** The message with line and column in the text, both from 1. */
export function locatedMessage({ message, at }: RequestReadError, text: string): string {
  if (at === undefined) return message
  const before = text.slice(0, at).split('\n')
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${message}`
}
