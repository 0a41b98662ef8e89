/** Code with its strings coloured, and the names before a colon. Nothing in it can be anything but text. */
export function CodeText({ code }: { code: string }) {
  return tokensOf(code).map(({ text, kind, at }) => (
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

// one without an end takes the rest of its line, which would else be looked through once per quote
const strings = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(\s*:)?|["'].*/g

function tokensOf(code: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of code.matchAll(strings)) {
    const [, text, colon] = match
    if (text === undefined) continue
    if (match.index > end) {
      tokens.push({ text: code.slice(end, match.index), kind: 'rest', at: end })
    }
    tokens.push({ text, kind: colon === undefined ? 'string' : 'name', at: match.index })
    end = match.index + text.length
  }
  tokens.push({ text: code.slice(end), kind: 'rest', at: end })
  return tokens
}
