import { readIdentifier } from './identifiers.ts'
import { onePerson, readAddress, readMailbox } from './mailbox.ts'
import { holdsTwoNumbers, isOtherNumber, westernized, withoutListNumber } from './phone.ts'
import { readLink } from './profile-links.ts'
import type { Recognition, Recognized, Unreadable } from './recognition.ts'

/** An address found inside a longer text. */
interface Hit {
  start: number
  end: number
  reading: Recognized | Unreadable
}

/** Reads a text that is exactly one address, link or number. */
export const readExactly = (text: string): Recognition | undefined =>
  readAddress(text) ?? readMailbox(text) ?? readLink(text) ?? readIdentifier(text)

const pairs = [
  '""',
  "''",
  '“”',
  '„“',
  '„”',
  '«»',
  '»«',
  '‹›',
  '‘’',
  '‚‘',
  '**',
  '__',
  '``',
  '~~',
  '()',
  '[]',
  '<>',
  '{}',
  '||',
  '「」',
  '『』',
  '（）',
  '《》',
]

/** Removes the quotes, brackets and Markdown around a text and the punctuation after it. */
export function unwrapped(text: string): string {
  let inner = text.trim()
  for (let depth = 0; depth < 6; depth++) {
    const before = inner
    const [first = '', last = ''] = [inner[0], inner.at(-1)]
    if (inner.length > 1 && pairs.includes(first + last)) inner = inner.slice(1, -1).trim()
    // unpaired opening marks, such as the quote that makes Excel store a number as text
    inner = inner.replace(/^[\s"'“”„«»‹›‘’‚`*,;:|>]{1,9}/u, '')
    inner = inner.replace(/[\s"'“”„«»‹›‘’`*,;:!?…|>/。，、；！？]{1,9}$|(?<!\.)\.{1,3}$/u, '')
    if (/^[^(]{1,500}\)$/.test(inner) || /^[^[]{1,500}\]$/.test(inner)) inner = inner.slice(0, -1)
    if (inner === before) return inner
  }
  return inner
}

// labels before or after a number that name its kind, best first
const kinds: readonly [string, RegExp][] = [
  [
    'mobile',
    /^(?:m|mob(?:ile?)?|mobil\w*|handy\w*|cell(?:ular|phone)?|natel|móvil|movil|celular|cel|portable|cellulare|telemóvel|mobiel|gsm|kom[óo]rka|мобильный|моб|جوال|موبايل|手机|携帯|whats?app|wa|signal|telegram|imessage|sms|iphone)$/iu,
  ],
  ['home', /^(?:h|home|privat|private|casa|maison|domicile|zuhause|домашний)$/iu],
  [
    'work',
    /^(?:w|work|office|business|büro|arbeit|dienstlich|geschäftlich|gesch|trabajo|oficina|bureau|travail|ufficio|lavoro|d|direct|desk|main|switchboard|zentrale|рабочий)$/iu,
  ],
  ['fax', /^(?:f|fax|telefax|facsimile|факс|传真)$/iu],
]

// labels that only announce an address
const plainLabels =
  /^(?:t|p|ph|e|tel|telefon\w*|telephone|téléphone|tél|teléfono|telefone|telefono|telefoon|phone|phones|fon|fone|number|numbers|nummer|número|numéro|numero|no|nr|call|dial|contact|kontakt|contacto|e-?mail|mail|email-?adresse|correo|courriel|address|adresse|id|user|username|handle|link|profile|insta|instagram|ig|facebook|fb|messenger|twitter|x|linkedin|matrix|discord|bluesky|web|www|url|телефон|тел|почта|هاتف|رقم|电话|電話|邮箱|メール|tfn|puh|tlf|voice|other|primary|preferred|neue?|new|my|me|you|du|yo|ich|name|names|names?:|first|last|vorname|nachname|nombre|nom|prénom|nome)$/iu

const wordsIn = (text: string) => text.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? []

const kindOf = (word: string) => kinds.find(([, shape]) => shape.test(word))?.[0]

const isLabel = (word: string) => kindOf(word) !== undefined || plainLabels.test(word)

// labels of digits that are not a phone number
const otherLabels =
  /(?<!\p{L})(?:order|invoice|ref(?:erence)?|isbn(?:-1[03])?|iban|bic|vat|ust-?id|pin|code|otp|ticket|case|zip|plz|postcode|rechnung(?:snummer)?|kundennummer|bestell\w*|rechnungs\w*|account|konto|konto-?nr|imei|serial|tracking|ssn|tax|steuer\w*|date|datum|price|total|version|build|ip|flight|room|id|(?:invoice|order|rechnung|ticket|case|customer|account|member|konto)\s(?:no|nr|number|nummer)|[€$£¥₹₽₺₩#№])[\s:.=#-]{0,4}$/iu

/** The addresses in a text, from left to right. */
export function hitsIn(text: string): Hit[] {
  const hits = wordHits(text)
  let rest = text
  for (const { start, end } of hits)
    rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end)
  return [...hits, ...numberHits(rest)].sort((one, other) => one.start - other.start)
}

/** Links, addresses, IDs and handles, which are one word each. */
function wordHits(text: string): Hit[] {
  const hits: Hit[] = []
  for (const { 0: word, index } of text.matchAll(/[^\s|,;，、；<>()"]+/gu)) {
    if (!/[@:/]/.test(word) || word.length > 500) continue
    const bare = unwrapped(word)
    // `Mail:ada@example.org`
    const inner =
      /^[\p{L}-]{1,20}[:=](?=[^/])/u.test(bare) && !readExactly(bare)
        ? bare.replace(/^[^:=]+[:=]/, '')
        : bare
    const reading = readExactly(inner)
    if (!reading || reading.kind === 'several') continue
    const isNumber =
      reading.kind === 'person' && reading.identifier === 'phoneNumber' && !/[@:]|\/\w/.test(inner)
    if (isNumber || (reading.kind === 'unreadable' && /other|two/.test(reading.reason))) continue
    const start = index + word.indexOf(inner)
    hits.push({ start, end: start + inner.length, reading })
  }
  return hits
}

const numberRun =
  /(?:\(?\+\s?|\()?\d(?:[ \u00a0\u2009\u202f()[\]./·•ー'’_~\p{Pd}−]{0,4}\d){4,24}(?:\+(?!\d))?/gu

function numberHits(text: string): Hit[] {
  const hits: Hit[] = []
  const plain = westernized(text)
  for (const { 0: run, index } of plain.matchAll(numberRun)) {
    const [before, after] = [
      plain.slice(Math.max(0, index - 24), index),
      plain.slice(index + run.length),
    ]
    // part of a word, a decimal or a longer number
    if (
      (run.startsWith('+')
        ? /[\p{Lu}\p{Ll}\p{Lt}@_]$/u
        : /[\p{Lu}\p{Ll}\p{Lt}\p{N}@_]$|\d[.,:/]$/u
      ).test(before) ||
      /^(?:[\p{N}@_]|-[\p{L}\d]|[.,:/]?\d|(?!x\d)[\p{Ll}\p{Lu}\p{Lt}]|\s?[€$£¥₹%])/u.test(after)
    )
      continue
    if (otherLabels.test(before)) continue
    hits.push(...numbersOf(run, index, text.length - run.length))
  }
  return hits
}

/** The numbers in a run of digits; `around` is the length of the other text. */
function numbersOf(run: string, start: number, around: number): Hit[] {
  const bare = run.replace(/^\((?![^(]*\))/, '')
  const at = start + run.length - bare.length
  const item = withoutListNumber(bare)
  const offset = at + bare.length - item.length
  const hit = (text: string, from: number): Hit[] => {
    const reading = readIdentifier(text.trim())
    return reading ? [{ start: from, end: from + text.length, reading }] : []
  }
  const halves = item.split(/\s?\/\s?|\s{2,}/)
  const isTwoWhole =
    halves.length === 2 &&
    halves.every((half) => half.replace(/\D/g, '').length >= 9 && /^[+0(]/.test(half))
  if (isTwoWhole) {
    const [first = '', second = ''] = halves
    return [...hit(first, offset), ...hit(second, offset + item.lastIndexOf(second))]
  }
  const digits = item.replace(/\D/g, '').length
  // a credit card
  if (/^(?:\d{4}[ -]?){4}$/.test(item)) return []
  if (holdsTwoNumbers(item) || digits > 15) {
    return digits < 8
      ? []
      : [
          {
            start: offset,
            end: offset + item.length,
            reading: { kind: 'unreadable', reason: 'two-numbers' },
          },
        ]
  }
  if (isOtherNumber(item)) return []
  // inside a sentence, a short run of digits is often not a phone number
  const isSure = /^\(?[+0]/.test(item) || digits >= (around > 20 ? 9 : 7)
  return isSure ? hit(item, offset) : []
}

const particles =
  /^(?:von|van|der|den|de|da|do|dos|das|di|del|della|du|la|le|el|al|bin|ibn|bint|e|y|zu|zur|ten|ter|af|av|st|san|und|mac|o)$/u
const titles =
  /^(?:dr|prof|mr|mrs|ms|mx|herr|frau|sr|sra|mme|m|ing|phd|md|jr|sen|ii|iii|ceo|cto|dipl)\.?$/iu
// common words of sentences and lists, which are not names
const noNames =
  /^(?:谢谢|请打?|请?拨打|请?联系|致电|see|look|visit|check|try|use|open|call|text|ring|please|pls|hi|hello|hey|dear|thanks|thank|regards|best|cheers|on|or|and|at|the|a|an|my|our|your|his|her|their|is|it|to|for|with|from|in|of|by|via|here|there|this|that|new|old|number|contact|contacts|list|team|group|members|participants|people|guests|invite|invited|page|total|note|notes|bring|you|me|myself|du|ich|sie|tú|tu|vous|moi|yo|yourself|admin|unknown|phone|email|mail|address|bitte|ruf|rufen|unter|mit|für|der|die|das|oder|und|ist|llama|por|favor|appelez|appelle|au|reach|write|message|send|add|ask|meet|tomorrow|today|sent|joined|left|added|created|changed|removed|company|inc|ltd|gmbh|street|road|straße|strasse)$/iu

/** Whether a text can be a name: a few words, capitalized or in a script without case. */
export function isName(text: string, { anyCase = false } = {}): boolean {
  const words = text.trim().split(/\s+/)
  if (text.length > 80 || words.length > 6) return false
  if (words.length === 1 && isLabel(text.trim())) return false
  let proper = 0
  for (const word of words) {
    const bare = word.replace(/^["'“(]|["'”).,]$/gu, '')
    if (particles.test(bare) || titles.test(bare) || bare === '&') continue
    if (!/^[\p{L}\p{M}](?:[\p{L}\p{M}'’.·・-]|\u200c|\u200d)*$/u.test(bare)) return false
    if (noNames.test(bare) || (isLabel(bare) && bare.length > 1)) return false
    if (!anyCase && /^\p{Ll}/u.test(bare)) return false
    proper++
  }
  return proper > 0
}

/** Whether every word is a label, a title or a common word around addresses. */
export const isNoise = (text: string) =>
  wordsIn(text).every((word) => isLabel(word) || titles.test(word) || noNames.test(word))

/** The label that a text begins with: `Mobile: +44 …`. */
export function kindBefore(text: string): string | undefined {
  const [, word = ''] =
    /^([\p{L}-]{1,12})(?:\s?[:.]{1,2}\s{0,3}|\s{1,3})(?=[+(\d]|\S{1,64}@)/u.exec(text) ?? []
  return isLabel(word) ? word.toLowerCase() : undefined
}

const phraseMarks =
  /[\t\n|:：=,;，、；،؛()（）[\]<>{}"“”„«»•*]|\s[-–—]+\s|\s?[–—]\s?|\s[-–—]$|^[-–—]\s/u
const emoji = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u200D|\u20E3/gu

/** The name in the text beside an address, if any. */
export function nameIn(words: string, { anyCase = false } = {}): string | undefined {
  const phrases = words.replace(emoji, '\n').split(phraseMarks)
  for (const phrase of phrases) {
    const bare = phrase.replace(/[.\s]+$|^[\s.'-]+/g, '').replace(/\s+/g, ' ')
    if (bare && isName(bare, { anyCase })) return bare
  }
  return undefined
}

/** Reads the one person in a text; `undefined` for a text without an address. */
export function readSentence(typed: string): Recognized | Unreadable | undefined {
  // `[Ada](https://t.me/ada_obi)` in Markdown
  const text = typed.replace(/\[([^[\]]{0,200})\]\(([^()\s]{1,500})\)/g, '$1 $2 ')
  const hits = hitsIn(text)
  const people: Recognized[] = []
  let words = ''
  let end = 0
  for (const [at, hit] of hits.entries()) {
    const before = text.slice(end, hit.start)
    const next = text.slice(hit.end, hits[at + 1]?.start ?? text.length)
    words += `${before}\n`
    end = hit.end
    if (hit.reading.kind === 'person') people.push(labeled(hit.reading, before, next))
  }
  words += text.slice(end)
  const broken = hits.find(
    ({ reading }) => reading.kind === 'unreadable' && reading.reason !== 'no-person',
  )
  if (people.length === 0) return broken?.reading ?? hits[0]?.reading
  const ranked = [...people].sort((one, other) => rankOf(one) - rankOf(other))
  const isPlain = wordsIn(words).every((word) => !noNames.test(word))
  const fullName =
    people.find(({ user }) => user.fullName)?.user.fullName ??
    nameIn(words) ??
    (isPlain ? nameIn(words, { anyCase: true }) : undefined)
  const one = onePerson(ranked, fullName)
  if (one && (one.identifier !== 'fullName' || one.others.length === 0)) return one
  return { kind: 'unreadable', reason: 'fax' }
}

const ranks = ['mobile', undefined, 'home', 'work', 'fax']
const rankOf = ({ label }: Recognized) => {
  const at = ranks.indexOf(label)
  return at < 0 ? 1 : at
}

/** Adds the label beside an address to its reading. */
function labeled(reading: Recognized, before: string, after: string): Recognized {
  const line = before.split(/[\n;]/).at(-1) ?? ''
  const behind = /^\s{0,3}[([]\s?([\p{L}\p{M}.]{1,20})/u.exec(after)?.[1] ?? ''
  const near = wordsIn(line).slice(-2).reverse()
  const isNext = /^[^\p{L}]*$/u.test(
    line.slice(line.lastIndexOf(near[0] ?? '') + (near[0]?.length ?? 0)),
  )
  const label = [behind, ...(isNext ? near : [])].flatMap(
    (word) => kindOf(word.replace('.', '')) ?? [],
  )[0]
  return label ? { ...reading, label } : reading
}
