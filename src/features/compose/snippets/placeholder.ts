/** Stands in a text for the first name of whoever it is written to. */
export const placeholder = '{first name}'
const anyPlaceholder = /\{first name\}/gi

export const hasPlaceholder = (text: string) => text.search(anyPlaceholder) !== -1

/** The text with the name in it, or as it was where no name is known. */
export const fillPlaceholders = (text: string, firstName: string | undefined) =>
  // a function, because `$&` in a name means nothing
  firstName === undefined ? text : text.replace(anyPlaceholder, () => firstName)

// "Ada" is not in "Adam": names are looked for as whole words, of any alphabet
const asWord = (name: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  )

export const hasName = (text: string, name: string) => name !== '' && asWord(name).test(text)

/** The text with another name wherever the first one is a word of its own. */
export const replaceName = (text: string, name: string, other: string) =>
  text.replace(asWord(name), () => other)
