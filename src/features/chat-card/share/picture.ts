import { sentence } from '../capabilities/lines.ts'
import type { Report } from './report.ts'
import { shareWords as say } from './text.ts'

/** One run of text in the picture, set and coloured. */
interface Run {
  text: string
  /** Pixels. */
  size: number
  weight: number
  /** A token of the theme. */
  colour: string
  /** Pixels above it. */
  gap: number
  /** Of two columns side by side, in turns. */
  isHalf?: boolean
}

const width = 1200
const margin = 64
// a canvas that is higher than this is drawn by no browser
const mostHeight = 16_000

const heading = (text: string): Run => ({
  text,
  size: 20,
  weight: 620,
  colour: '--ink-2',
  gap: 32,
})
const line = (text: string, isHalf = false): Run => ({
  text,
  size: 20,
  weight: 400,
  colour: '--ink',
  gap: 8,
  isHalf,
})

/** The report as runs of text, top to bottom. */
function runsOf({
  title,
  about,
  verdict,
  people,
  numbers,
  groups,
  attachments,
  ids,
}: Report): Run[] {
  return [
    { text: title, size: 40, weight: 620, colour: '--ink', gap: 0 },
    { text: about, size: 22, weight: 400, colour: '--ink-2', gap: 10 },
    { text: verdict.badge, size: 22, weight: 620, colour: '--accent', gap: 18 },
    ...verdict.evidence.map((text) => ({ ...line(text), colour: '--ink-2' })),
    ...numbers.map(({ value, label }) => ({ ...line(`${value} ${label}`), weight: 560 })),
    heading(say.participants),
    ...people.map((person) => line(person)),
    ...groups.flatMap(({ name, lines }) => [
      heading(name),
      ...lines.map((each) => line(sentence(each), true)),
    ]),
    ...(attachments.length > 0 ? [heading(say.attachments)] : []),
    ...attachments.map(({ kind, formats, limits, caption, size }) =>
      line([kind, formats, limits, caption, size].filter(Boolean).join(' · ')),
    ),
    ...ids.map(([name, id]) => ({ ...line(`${name}: ${id}`), colour: '--ink-3' })),
    { ...line(say.madeWith), colour: '--ink-3', gap: 40 },
  ]
}

/** Draws a report in the colours and the type of the page. `undefined` where it can't be drawn. */
export async function drawReport(report: Report): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d')
  if (!brush) return undefined
  const page = getComputedStyle(document.body)
  const runs = runsOf(report)
  // once to find out how high it is, once to draw; a canvas forgets everything when it grows
  canvas.width = width
  canvas.height = Math.min(mostHeight, layOut(brush, page, runs, false) + margin)
  brush.fillStyle = page.getPropertyValue('--surface')
  brush.fillRect(0, 0, width, canvas.height)
  layOut(brush, page, runs, true)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}

/** Sets all runs, and tells where the last one ends, in pixels from the top. */
function layOut(
  brush: CanvasRenderingContext2D,
  page: CSSStyleDeclaration,
  runs: readonly Run[],
  isDrawn: boolean,
): number {
  let top = margin
  let left = { bottom: 0, isOpen: false }
  brush.textBaseline = 'top'
  for (const { text, size, weight, colour, gap, isHalf } of runs) {
    if (!isHalf && left.isOpen) {
      top = left.bottom
      left = { bottom: 0, isOpen: false }
    }
    brush.font = `${weight} ${size}px ${page.fontFamily}`
    brush.fillStyle = page.getPropertyValue(colour)
    const isRight = isHalf && left.isOpen
    const column = isHalf ? (width - 2 * margin - 32) / 2 : width - 2 * margin
    const x = margin + (isRight ? column + 32 : 0)
    const start = top + gap
    const rows = wrap(brush, text, column)
    if (isDrawn) {
      for (const [index, row] of rows.entries()) brush.fillText(row, x, start + index * size * 1.4)
    }
    const bottom = start + rows.length * size * 1.4
    if (isHalf && !isRight) left = { bottom, isOpen: true }
    else {
      top = Math.max(bottom, isRight ? left.bottom : 0)
      left = { bottom: 0, isOpen: false }
    }
  }
  return top
}

/** Breaks a text between words, and inside of a word that is longer than a line. */
function wrap(brush: CanvasRenderingContext2D, text: string, column: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const part of text.split(/(?<=\s)/u)) {
    for (const piece of brush.measureText(part).width > column ? [...part] : [part]) {
      if (brush.measureText(row + piece).width > column && row) {
        rows.push(row)
        row = ''
      }
      row += piece
    }
  }
  return [...rows, row]
}
