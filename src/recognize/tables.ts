import { person } from './identifiers.ts'
import { onePerson } from './mailbox.ts'
import type { ListRow, Recognized } from './recognition.ts'
import { isName, readExactly, unwrapped } from './sentences.ts'

type Column =
  | 'name'
  | 'given'
  | 'family'
  | 'mobile'
  | 'phone'
  | 'home'
  | 'work'
  | 'fax'
  | 'email'
  | 'username'
  | 'id'
  | 'link'

// column headers of address books and handwritten tables, in common languages
const columns: readonly [Column, RegExp][] = [
  ['fax', /fax/i],
  ['email', /e-?mail|correo|courriel|^mail|邮箱|メール|البريد/i],
  ['username', /^(?:user ?name|handle|nick(?:name)?|benutzername|usuario|telegram|instagram)$/i],
  ['id', /^(?:user ?id)$/i],
  ['mobile', /mobil|cell|handy|móvil|movil|celular|portable|whatsapp|手机|携帯|جوال/i],
  ['home', /home.*phone|phone.*home|privat|domicile|casa/i],
  [
    'work',
    /(?:work|business|office|company).*phone|phone.*(?:work|business)|geschäftlich|büro|bureau|oficina|direct/i,
  ],
  [
    'phone',
    /phone|^tel|rufnummer|^nummer$|^number|^numero|número|numéro|telefon|teléfono|téléphone|telefono|^mob|电话|電話|هاتف|телефон/i,
  ],
  ['given', /^(?:first|given|vorname|nombre de pila|prénom|nome$|voornaam|имя)/i],
  [
    'family',
    /^(?:last|family|sur ?name|nachname|familienname|apellidos?|nom de famille|cognome|achternaam|фамилия)/i,
  ],
  [
    'name',
    /^(?:name|full ?name|display ?name|contact|nombre|nom|naam|navn|namn|person|participant|member|姓名|名前|الاسم|имя)\b|^姓名|^名前|^الاسم/i,
  ],
  ['link', /^(?:profile|link|url|linkedin|facebook|web ?site)/i],
]

// `E-mail 1 - Type`, `Phone 1 - Label`, `Business Address` hold no address of a person
const noColumn =
  /type$|label$|address (?:street|city|\d)|street|city|postal|country|birthday|yomi|phonetic|prefix|suffix|middle|photo|notes?$|^group|organi[sz]ation|assistant|pager|telex|callback|radio|ttd/i

const columnOf = (header: string): Column | undefined => {
  const text = header.trim().replace(/[_.]/g, ' ')
  if (text.length > 50 || /\d{4}|@/.test(text) || noColumn.test(text)) return undefined
  return columns.find(([, shape]) => shape.test(text))?.[0]
}

/** The people of a CSV file, a Markdown table or JSON; `undefined` for other text. */
export function readTable(text: string): ListRow[] | undefined {
  const start = text.slice(0, 50).trimStart()
  if (start.startsWith('[') || start.startsWith('{')) return readJson(text)
  const cells = start.startsWith('|') ? markdownRows(text) : csvRows(text)
  const [header = [], ...rows] = cells ?? []
  const kinds = header.map(columnOf)
  const known = kinds.filter((kind) => kind !== undefined)
  if (header.length < 2 || known.length === 0) return undefined
  // with one known header the line may be a list of names, unless another cell is an ignored header
  if (known.length < 2 && !header.some((cell) => noColumn.test(cell))) return undefined
  return rows.flatMap((row) => rowOf(row.map((cell, at) => [kinds[at], cell])) ?? [])
}

const phoneKinds: readonly Column[] = ['mobile', 'phone', 'home', 'work', 'fax']

function rowOf(cells: readonly (readonly [Column | undefined, string])[]): ListRow | undefined {
  const valuesOf = (kind: Column) =>
    cells
      .filter(([own]) => own === kind)
      .map(([, cell]) => cell.trim())
      .filter(Boolean)
  const [full = ''] = valuesOf('name')
  const [given = ''] = valuesOf('given')
  const [family = ''] = valuesOf('family')
  const name = given || family ? [given, family].filter(Boolean).join(' ') : full
  const readings: Recognized[] = []
  const add = (value: string, label?: string) => {
    for (const part of value.split(/ ::: |[;\n]/)) {
      const reading = readExactly(unwrapped(part))
      if (reading?.kind === 'person') readings.push(label ? { ...reading, label } : reading)
    }
  }
  for (const kind of phoneKinds)
    for (const value of valuesOf(kind)) add(value, kind === 'phone' ? undefined : kind)
  for (const value of valuesOf('email')) add(value)
  for (const value of valuesOf('link')) add(value)
  for (const value of valuesOf('username')) add(/^@/.test(value) ? value : `@${value}`)
  for (const value of valuesOf('id')) readings.push(person('id', value))
  const reading = onePerson(readings, name)
  if (!reading) return undefined
  return personRow(reading)
}

/** A row of one person, with a text that is read as the same person again. */
function personRow(reading: Recognized): ListRow {
  const { fullName } = reading.user
  const value = reading.user[reading.identifier] ?? ''
  const address = reading.identifier === 'username' && !value.startsWith('@') ? `@${value}` : value
  if (!fullName) return { text: address, reading }
  const text =
    reading.identifier === 'fullName'
      ? fullName
      : `${/[,;<>]/.test(fullName) ? `"${fullName.replaceAll('"', '')}"` : fullName} <${address}>`
  return { text, reading, name: fullName }
}

/** RFC 4180 with the separator of the first line; quoted cells may contain line breaks. */
function csvRows(text: string): string[][] | undefined {
  const [, first = ''] = /^\s*([^\n\r]*)/.exec(text) ?? []
  const separator = [';', '\t', '|', ','].find((mark) => first.includes(mark))
  if (!separator) return undefined
  if (first.length > 5000) return undefined
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const marks = new RegExp(`[\\n\\r${separator === '|' ? '\\|' : separator}]`, 'g')
  while (at <= text.length) {
    let cell: string
    if (text[at] === '"') {
      let end = at + 1
      for (;;) {
        end = text.indexOf('"', end)
        if (end < 0 || text[end + 1] !== '"') break
        end += 2
      }
      const close = end < 0 ? text.length : end
      cell = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    } else cell = ''
    marks.lastIndex = at
    const end = marks.exec(text)?.index ?? text.length
    cell += text.slice(at, end)
    row.push(cell.trim())
    if (text[end] !== separator) {
      if (row.some(Boolean)) rows.push(row)
      row = []
    }
    at = end + 1
  }
  return rows
}

const markdownRows = (text: string) =>
  text
    .split(/\r?\n|\r/)
    .filter((line) => line.includes('|') && !/^[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )

function readJson(text: string): ListRow[] | undefined {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined // not JSON, such as a list in brackets
  }
  const items = Array.isArray(data)
    ? data
    : typeof data === 'object' && data
      ? (Object.values(data).find(Array.isArray) ?? [data])
      : []
  const rows = items.flatMap((item: unknown) => {
    if (typeof item === 'string' || typeof item === 'number') return textRow(String(item)) ?? []
    if (typeof item !== 'object' || item === null) return []
    return (
      rowOf(
        Object.entries(item).flatMap(([key, value]: [string, unknown]) =>
          typeof value === 'string' || typeof value === 'number'
            ? [[columnOf(key.replace(/([a-z])([A-Z])/g, '$1 $2')), String(value)] as const]
            : [],
        ),
      ) ?? []
    )
  })
  return rows.length > 0 ? rows : undefined
}

function textRow(text: string): ListRow | undefined {
  const reading = readExactly(text)
  if (reading?.kind === 'person') return personRow(reading)
  return isName(text, { anyCase: true }) ? personRow(person('fullName', text)) : undefined
}

/** Whether a text is a column header. */
export const isHeader = (words: string) => columnOf(words) !== undefined
