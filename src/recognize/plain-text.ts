// controls, soft hyphens, bidi marks and overrides, word joiners, byte order marks; but not the
// joiners that Persian names and emoji are made with
const marks =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Text without the marks nobody sees, which phones put around numbers and tricksters into names. */
export const withoutMarks = (text: string) => text.replace(/[\t\n\r]+/g, ' ').replace(marks, '')

/** Whether something in the text is not to be seen, so that leaving it out can be said. */
export const hasMarks = (text: string) => withoutMarks(text) !== text.replace(/[\t\n\r]+/g, ' ')
