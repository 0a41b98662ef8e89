import { RequestReadError } from './request-read-error.ts'
import { type ShellWord, shellWords } from './shell-words.ts'

/** The request of a curl command. Headers are not read, nor a token in them. */
interface CurlCommand {
  method: string
  address: string
  body: string | undefined
}

const begin = /(?:^|[\s;|&(>])curl(?:\.exe)?(?=[\s^\\`])/i

/**
 * The index of a curl command in a text, after a prompt or other words; `undefined` without one.
 */
export function curlIn(text: string): number | undefined {
  // only near the beginning: a text that has the word far inside is something else
  const found = begin.exec(text.slice(0, 2_000))
  return found ? found.index + found[0].search(/curl/i) : undefined
}

const dataOptions = ['-d', '--data', '--data-raw', '--data-ascii', '--data-binary', '--json']

/** Ignored options with a value. */
const ignored = [
  ...['-H', '--header', '-A', '--user-agent', '-b', '--cookie', '-c', '--cookie-jar', '-e'],
  ...['--referer', '-m', '--max-time', '-o', '--output', '-u', '--user', '-w', '--write-out'],
  ...['-x', '--proxy', '--connect-timeout', '--retry', '--retry-delay', '--retry-max-time'],
  ...['--oauth2-bearer', '--cacert', '--cert', '--key', '--resolve', '--interface', '--limit-rate'],
  ...['-D', '--dump-header', '--trace', '--trace-ascii', '--stderr', '--noproxy'],
]

/** Ignored options without a value. */
const flags = [
  ...['--silent', '--show-error', '--insecure', '--include', '--verbose', '--location'],
  ...['--compressed', '--fail', '--fail-with-body', '--globoff', '--http1.1', '--http2'],
  ...['--no-buffer', '--progress-bar', '--ipv4', '--ipv6', '--no-progress-meter', '--tcp-nodelay'],
  ...['--http1.0', '--http2-prior-knowledge', '--no-keepalive', '--path-as-is', '--tr-encoding'],
]

/** Options of another kind of request, with the error message. */
const refused: Readonly<Record<string, string>> = {
  '-F': 'This curl command sends a form, and not JSON.',
  '--form': 'This curl command sends a form, and not JSON.',
  '--data-urlencode': 'This curl command sends a form, and not JSON.',
  '-T': 'This curl command uploads a file, which is not read here.',
  '--upload-file': 'This curl command uploads a file, which is not read here.',
  '-K': 'This curl command takes its options from a file, which is not read here.',
  '--config': 'This curl command takes its options from a file, which is not read here.',
}

/** Parses a curl command in the quoting of any shell. Throws `RequestReadError`. */
export function readCurl(text: string): CurlCommand {
  const words = shellWords(text)
  const command: { method?: string; address?: ShellWord; body?: ShellWord } = {}
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    const { name, value, isApart } = optionOf(word, words[at + 1])
    if (name === undefined) takeAddress(command, word)
    else if (Object.hasOwn(refused, name)) throw new RequestReadError(refused[name] ?? '')
    else if (name === '-X' || name === '--request') command.method = value.text.toUpperCase()
    else if (name === '--url') takeAddress(command, value)
    else if (dataOptions.includes(name)) takeBody(command, name, value)
    else if (name === '-G' || name === '--get') command.method = 'GET'
    else if (name === '-I' || name === '--head') command.method = 'HEAD'
    if (isApart) at++
  }
  if (!command.address) throw new RequestReadError('This curl command names no address.')
  return {
    method: command.method ?? (command.body ? 'POST' : 'GET'),
    address: literalText(command.address, 'address'),
    body: command.body && literalText(withoutWindowsQuotes(command.body), 'body'),
  }
}

interface Option {
  /** `undefined` for a word that is no option. */
  name: string | undefined
  value: ShellWord
  /** Whether the value is the next word. */
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

/** Short options may be combined, `-sSd`; the value follows the letter that takes one. */
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

function takeAddress(command: { address?: ShellWord }, word: ShellWord) {
  if (command.address) {
    throw new RequestReadError(
      'This curl command names two addresses, or a text in it lacks its quotes.',
    )
  }
  command.address = word
}

function takeBody(command: { body?: ShellWord }, name: string, value: ShellWord) {
  if (command.body) throw new RequestReadError('This curl command has two bodies.')
  if (value.text.startsWith('@') && name !== '--data-raw') {
    throw new RequestReadError(
      `The body of this curl command is in a file, ${value.text.slice(0, 60)}: paste what is in it.`,
    )
  }
  command.body = value
}

/** The text of a word. Throws if it contains a shell variable or substitution. */
function literalText({ text, variable }: ShellWord, what: string): string {
  if (variable === undefined) return text
  throw new RequestReadError(
    `The ${what} of this curl command holds ${variable}, which only your shell knows: write its value.`,
  )
}

/** Old versions of PowerShell pass quotes only after a backslash. */
const withoutWindowsQuotes = (word: ShellWord): ShellWord =>
  /^\s*\{\s*\\"/.test(word.text) ? { ...word, text: word.text.replace(/\\(\\|")/g, '$1') } : word
