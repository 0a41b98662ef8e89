/** A value as JSON, two spaces deep, coloured: names, strings, and all else plain. */
export function JsonText({ value }: { value: unknown }) {
  return tokensOf(JSON.stringify(value, null, 2)).map(({ text, kind, at }) => (
    <span key={at} className={colours[kind]}>
      {text}
    </span>
  ))
}

const colours = { name: 'text-accent', string: 'text-good', rest: '' }

interface Token {
  text: string
  kind: keyof typeof colours
  /** Where it begins, which is its key. */
  at: number
}

const strings = /("(?:[^"\\]|\\.)*")(\s*:)?/g

function tokensOf(json: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of json.matchAll(strings)) {
    const [, text = '', colon] = match
    if (match.index > end)
      tokens.push({ text: json.slice(end, match.index), kind: 'rest', at: end })
    tokens.push({ text, kind: colon === undefined ? 'string' : 'name', at: match.index })
    end = match.index + text.length
  }
  tokens.push({ text: json.slice(end), kind: 'rest', at: end })
  return tokens
}
