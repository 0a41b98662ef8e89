/** The placeholder for the recipient's first name. */
export const placeholder = '{first name}'
const anyPlaceholder = /\{first name\}/gi

export const hasPlaceholder = (text: string) => text.search(anyPlaceholder) !== -1

/** The text with the name filled in, if it is known. */
export const fillPlaceholders = (text: string, firstName: string | undefined) =>
  // a function, so that `$&` in a name has no special meaning
  firstName === undefined ? text : text.replace(anyPlaceholder, () => firstName)

// matches whole words of any alphabet: "Adam" does not contain "Ada"
const asWord = (name: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  )

export const hasName = (text: string, name: string) => name !== '' && asWord(name).test(text)

/** Replaces a name wherever it is a whole word. */
export const replaceName = (text: string, name: string, other: string) =>
  text.replace(asWord(name), () => other)
