import { type Recognized, recognize, type Unreadable } from './recognize.ts'

/** One row of a pasted list: one person. */
export interface ListRow {
  text: string
  reading: Recognized | Unreadable
  name?: string
}

/** The people of a pasted list, a row each. */
export function readList(text: string): ListRow[] {
  return [...splitList(text)].flatMap((entry) => {
    const reading = recognize(entry)
    return reading === undefined || reading.kind === 'several' ? [] : { text: entry, reading }
  })
}

/**
 * The entries of a list that is separated by new lines, commas, semicolons or tabs. What stands in
 * quotes or angle brackets stays together, up to the end of its line.
 */
export function* splitList(text: string): Generator<string> {
  // what is to be found next, by what is open
  const marks = { '': /[\n\r,;\t"<]/g, '"': /["\n\r]/g, '>': /[>\n\r]/g }
  let open: keyof typeof marks = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    marks[open].lastIndex = at
    const found = marks[open].exec(text)
    if (!found) break
    at = found.index
    const [mark] = found
    if (mark === open) open = ''
    else if (mark === '"') open = '"'
    else if (mark === '<') open = '>'
    else {
      const entry = text.slice(start, at).trim()
      if (entry) yield entry
      start = at + 1
      open = ''
    }
  }
  const last = text.slice(start).trim()
  if (last) yield last
}

// what is not parted by then is one endless entry
const looksAt = 100_000

/** Whether a text is a list of several, and not one entry. */
export function isList(text: string): boolean {
  const entries = splitList(text.slice(0, looksAt))
  entries.next()
  return entries.next().done !== true
}
