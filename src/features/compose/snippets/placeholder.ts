/** Stands in a text for the first name of whoever it is written to. */
export const placeholder = '{first name}'
const anyPlaceholder = /\{first name\}/gi

export const hasPlaceholder = (text: string) => text.search(anyPlaceholder) !== -1

/** The text with the name in it, or as it was where no name is known. */
export const fillPlaceholders = (text: string, firstName: string | undefined) =>
  // a function, because `$&` in a name means nothing
  firstName === undefined ? text : text.replace(anyPlaceholder, () => firstName)
