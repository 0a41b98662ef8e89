import { RequestReadError } from './request-read-error.ts'
import { type ShellWord, shellWords } from './shell-words.ts'

/** What a curl command asks for. Its headers, and a token in them, are not read at all. */
interface CurlCommand {
  method: string
  address: string
  body: string | undefined
}

const begin = /(?:^|[\s;|&(>])curl(?:\.exe)?(?=[\s^\\`])/i

/** Where a curl command begins in a text, after a prompt or other words; `undefined` without one. */
export function curlIn(text: string): number | undefined {
  // a text that holds the word far inside is something else
  const found = begin.exec(text.slice(0, 2_000))
  return found ? found.index + found[0].search(/curl/i) : undefined
}

const dataOptions = ['-d', '--data', '--data-raw', '--data-ascii', '--data-binary', '--json']

/** Options with a value that changes nothing about the request. */
const ignored = [
  ...['-H', '--header', '-A', '--user-agent', '-b', '--cookie', '-c', '--cookie-jar', '-e'],
  ...['--referer', '-m', '--max-time', '-o', '--output', '-u', '--user', '-w', '--write-out'],
  ...['-x', '--proxy', '--connect-timeout', '--retry', '--retry-delay', '--retry-max-time'],
  ...['--oauth2-bearer', '--cacert', '--cert', '--key', '--resolve', '--interface', '--limit-rate'],
  ...['-D', '--dump-header', '--trace', '--trace-ascii', '--stderr', '--noproxy'],
]

/** Options without a value that change nothing either. */
const flags = [
  ...['--silent', '--show-error', '--insecure', '--include', '--verbose', '--location'],
  ...['--compressed', '--fail', '--fail-with-body', '--globoff', '--http1.1', '--http2'],
  ...['--no-buffer', '--progress-bar', '--ipv4', '--ipv6', '--no-progress-meter', '--tcp-nodelay'],
  ...['--http1.0', '--http2-prior-knowledge', '--no-keepalive', '--path-as-is', '--tr-encoding'],
]

/** Options that make another kind of request. */
const refused: Readonly<Record<string, string>> = {
  '-F': 'This curl command sends a form, and not JSON.',
  '--form': 'This curl command sends a form, and not JSON.',
  '--data-urlencode': 'This curl command sends a form, and not JSON.',
  '-T': 'This curl command uploads a file, which is not read here.',
  '--upload-file': 'This curl command uploads a file, which is not read here.',
  '-K': 'This curl command takes its options from a file, which is not read here.',
  '--config': 'This curl command takes its options from a file, which is not read here.',
}

/** The request of a curl command in any shell's quoting. Throws `RequestReadError`. */
export function readCurl(text: string): CurlCommand {
  const words = shellWords(text)
  const asked: { method?: string; address?: ShellWord; body?: ShellWord } = {}
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    const { name, value, isApart } = optionOf(word, words[at + 1])
    if (name === undefined) takeAddress(asked, word)
    else if (Object.hasOwn(refused, name)) throw new RequestReadError(refused[name] ?? '')
    else if (name === '-X' || name === '--request') asked.method = value.text.toUpperCase()
    else if (name === '--url') takeAddress(asked, value)
    else if (dataOptions.includes(name)) takeBody(asked, name, value)
    else if (name === '-G' || name === '--get') asked.method = 'GET'
    else if (name === '-I' || name === '--head') asked.method = 'HEAD'
    if (isApart) at++
  }
  if (!asked.address) throw new RequestReadError('This curl command names no address.')
  return {
    method: asked.method ?? (asked.body ? 'POST' : 'GET'),
    address: known(asked.address, 'address'),
    body: asked.body && known(withoutWindowsQuotes(asked.body), 'body'),
  }
}

interface Option {
  /** `undefined` for a word that is no option. */
  name: string | undefined
  value: ShellWord
  /** The value is the next word. */
  isApart: boolean
}

const takesValue = (name: string) =>
  name === '-X' ||
  name === '--request' ||
  name === '--url' ||
  dataOptions.includes(name) ||
  ignored.includes(name) ||
  Object.hasOwn(refused, name)

function optionOf(word: ShellWord, next: ShellWord | undefined): Option {
  const { text } = word
  const none = { text: '' }
  if (!text.startsWith('-') || text === '-') return { name: undefined, value: word, isApart: false }
  if (text.startsWith('--')) {
    if (takesValue(text)) return { name: text, value: next ?? none, isApart: true }
    const [, name = '', value = ''] = /^(--[\w-]+)=([\s\S]*)$/.exec(text) ?? []
    if (takesValue(name)) return { name, value: { ...word, text: value }, isApart: false }
    if (flags.includes(text) || text === '--get' || text === '--head') {
      return { name: text, value: none, isApart: false }
    }
    throw new RequestReadError(`The curl option ${text.slice(0, 40)} is not understood here.`)
  }
  return shortOption(word, next)
}

/** Letters may stand together, `-sSd`; behind one that takes a value comes the value. */
function shortOption(word: ShellWord, next: ShellWord | undefined): Option {
  const { text } = word
  let name = '-s'
  for (let at = 1; at < text.length && at < 20; at++) {
    const letter = `-${text.charAt(at)}`
    if (takesValue(letter)) {
      const rest = text.slice(at + 1)
      return rest
        ? { name: letter, value: { ...word, text: rest }, isApart: false }
        : { name: letter, value: next ?? { text: '' }, isApart: true }
    }
    if (letter === '-G' || letter === '-I') name = letter
  }
  return { name, value: { text: '' }, isApart: false }
}

function takeAddress(asked: { address?: ShellWord }, word: ShellWord) {
  if (asked.address) {
    throw new RequestReadError(
      'This curl command names two addresses, or a text in it lacks its quotes.',
    )
  }
  asked.address = word
}

function takeBody(asked: { body?: ShellWord }, name: string, value: ShellWord) {
  if (asked.body) throw new RequestReadError('This curl command has two bodies.')
  if (value.text.startsWith('@') && name !== '--data-raw') {
    throw new RequestReadError(
      `The body of this curl command is in a file, ${value.text.slice(0, 60)}: paste what is in it.`,
    )
  }
  asked.body = value
}

/** The text of a word, unless a part of it is known to the shell alone. */
function known({ text, variable }: ShellWord, what: string): string {
  if (variable === undefined) return text
  throw new RequestReadError(
    `The ${what} of this curl command holds ${variable}, which only your shell knows: write its value.`,
  )
}

/** Old versions of PowerShell hand quotes on only behind a backslash. */
const withoutWindowsQuotes = (word: ShellWord): ShellWord =>
  /^\s*\{\s*\\"/.test(word.text) ? { ...word, text: word.text.replace(/\\(\\|")/g, '$1') } : word
