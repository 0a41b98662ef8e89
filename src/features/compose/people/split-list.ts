const separators = new Set(['\n', '\r', ',', ';', '\t'])
const lineEnds = new Set(['\n', '\r'])

/**
 * The entries of a list that is separated by new lines, commas, semicolons or tabs. What stands in
 * quotes or angle brackets stays together, up to the end of its line.
 */
export function* splitList(text: string): Generator<string> {
  let start = 0
  let closing = ''
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? '\n'
    if (lineEnds.has(character)) closing = ''
    if (closing) {
      if (character === closing) closing = ''
    } else if (separators.has(character)) {
      const entry = text.slice(start, at).trim()
      if (entry) yield entry
      start = at + 1
    } else if (character === '"') {
      closing = '"'
    } else if (character === '<') {
      closing = '>'
    }
  }
}

/** Whether a text is a list of several, and not one entry. */
export function isList(text: string): boolean {
  const entries = splitList(text)
  entries.next()
  return entries.next().done !== true
}
