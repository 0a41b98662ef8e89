import { initials, personColour, pictureSource } from '#ui/faces/avatar.tsx'
import { networkLook } from '#ui/faces/network-mark.tsx'
import { dark, light, type Theme } from '#ui/tokens.ts'
import type { Report, ReportedFace } from './report.ts'
import { shareText } from './text.ts'

/** Which colours a picture is drawn in. */
export type PictureTheme = 'light' | 'dark'

// what sites show of a link, and what a phone shows whole
const width = 1200
const height = 630
const margin = 44
const padding = 48

/**
 * Draws the card: faces, title, network, verdict, who is missing, participants and key numbers.
 * `undefined` where it can't be drawn.
 */
export async function drawReport(report: Report, theme: PictureTheme): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (!brush) return undefined
  const colours = theme === 'dark' ? dark : light
  const family = getComputedStyle(document.body).fontFamily || 'sans-serif'
  drawCard({ brush, colours, family }, report, await pictures(report.faces))
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}

/** Loads the faces that came with the answer; whichever can't be read is drawn as initials. */
const pictures = (faces: readonly ReportedFace[]) =>
  Promise.all(
    faces.map(async ({ imgURL }) => {
      const source = pictureSource(imgURL)
      if (!source) return undefined
      const image = new Image()
      image.src = source
      try {
        await image.decode()
        return image
      } catch {
        return undefined // initials stand for it
      }
    }),
  )

interface Board {
  brush: CanvasRenderingContext2D
  colours: Theme
  family: string
}

function drawCard(board: Board, report: Report, images: (HTMLImageElement | undefined)[]) {
  const { brush, colours } = board
  brush.textBaseline = 'top'
  brush.fillStyle = colours.paper
  brush.fillRect(0, 0, width, height)
  round(brush, margin, margin, width - 2 * margin, height - 2 * margin, 28)
  brush.fillStyle = colours.surface
  brush.fill()
  brush.strokeStyle = colours.line
  brush.lineWidth = 2
  brush.stroke()

  const left = margin + padding
  const inner = width - 2 * left
  const x = drawFaces(board, report.faces, images, left, margin + padding) + 28
  const chip = drawChip(board, report.verdict, left + inner, margin + padding + 12)
  const room = chip - x - 24
  text(board, report.title, { x, y: 104, size: 46, weight: 620, room, lines: 1 })
  drawMark(board, report.networkType, x, 172)
  text(board, report.about, {
    x: x + 42,
    y: 173,
    size: 25,
    colour: 'ink-2',
    room: room - 42,
    lines: 1,
  })

  let y = 244
  const line = { x: left, size: 25, room: inner }
  if (report.missing.length > 0) {
    const missing = shareText.missingPeople(report.missing.join(', '))
    y = text(board, missing, { ...line, y, weight: 620, colour: 'bad', lines: 2 }) + 4
  }
  const evidence = report.verdict.evidence.join(' ')
  y = text(board, evidence, { ...line, y, colour: 'ink-2', lines: 2 }) + 14
  text(board, report.names.join(', '), { ...line, y, lines: y > 340 ? 1 : 2 })
  drawNumbers(board, report.numbers)
  text(board, shareText.madeWith, { ...line, y: 540, size: 20, colour: 'ink-3', lines: 1 })
}

const faceSize = 112
const overlap = 40

/** Side by side, each over the one before; answers where they end. */
function drawFaces(
  { brush, colours, family }: Board,
  faces: readonly ReportedFace[],
  images: (HTMLImageElement | undefined)[],
  left: number,
  top: number,
): number {
  let x = left
  for (const [index, face] of faces.entries()) {
    const [middleX, middleY] = [x + faceSize / 2, top + faceSize / 2]
    circle(brush, middleX, middleY, faceSize / 2 + 5)
    brush.fillStyle = colours.surface
    brush.fill()
    brush.save()
    circle(brush, middleX, middleY, faceSize / 2)
    brush.clip()
    brush.fillStyle = personColour(face.id)
    brush.fillRect(x, top, faceSize, faceSize)
    const image = images[index]
    if (image) brush.drawImage(image, x, top, faceSize, faceSize)
    else {
      brush.font = `700 42px ${family}`
      brush.fillStyle = '#ffffff'
      brush.textAlign = 'center'
      brush.fillText(initials(face.name), middleX, middleY - 23)
    }
    brush.restore()
    x += faceSize - overlap
  }
  return x + overlap
}

/** The verdict in its colours, right-aligned; answers where it begins. */
function drawChip(
  { brush, colours, family }: Board,
  verdict: Report['verdict'],
  right: number,
  top: number,
) {
  const { tone = 'plain', badge } = verdict
  brush.font = `620 24px ${family}`
  const wide = brush.measureText(badge).width + 40
  round(brush, right - wide, top, wide, 46, 23)
  brush.fillStyle = tone === 'plain' ? colours.sunken : colours[`${tone}-soft`]
  brush.fill()
  brush.fillStyle = tone === 'plain' ? colours['ink-2'] : colours[tone]
  brush.fillText(badge, right - wide + 20, top + 11)
  return right - wide
}

function drawMark({ brush, family }: Board, type: string | undefined, x: number, y: number) {
  const { colour, glyph, letters } = networkLook(type ?? '')
  round(brush, x, y, 30, 30, 7)
  brush.fillStyle = colour
  brush.fill()
  brush.fillStyle = '#ffffff'
  if (!glyph) {
    brush.font = `700 17px ${family}`
    brush.fillText(letters, x + 9, y + 7)
    return
  }
  brush.save()
  brush.translate(x + 6, y + 6)
  brush.scale(18 / 24, 18 / 24)
  brush.fill(new Path2D(glyph))
  brush.restore()
}

function drawNumbers(board: Board, numbers: Report['numbers']) {
  const { brush, colours } = board
  const [left, top] = [margin + padding, 424]
  const column = (width - 2 * left) / 4
  brush.fillStyle = colours.line
  brush.fillRect(margin, top - 22, width - 2 * margin, 2)
  for (const [index, { value, label }] of numbers.slice(0, 4).entries()) {
    const x = left + index * column
    text(board, value, { x, y: top, size: 32, weight: 620, room: column - 16, lines: 1 })
    const small = { x, y: top + 44, size: 20, room: column - 16, lines: 2 }
    text(board, label, { ...small, colour: 'ink-3' })
  }
}

interface TextStyle {
  x: number
  y: number
  size: number
  weight?: number
  colour?: 'ink' | 'ink-2' | 'ink-3' | 'bad'
  /** Pixels that a line may take. */
  room: number
  lines: number
}

/** Writes a text within its lines, the rest cut with "…"; answers where the next one may begin. */
function text({ brush, colours, family }: Board, words: string, style: TextStyle): number {
  const { x, y, size, weight = 400, colour = 'ink', room, lines } = style
  brush.font = `${weight} ${size}px ${family}`
  brush.fillStyle = colours[colour]
  const rows = wrap(brush, words, room)
  const shown = rows.slice(0, lines)
  const last = shown.at(-1)
  if (rows.length > lines && last !== undefined) shown[shown.length - 1] = cut(brush, last, room)
  for (const [index, row] of shown.entries()) brush.fillText(row, x, y + index * size * 1.35)
  return y + shown.length * size * 1.35
}

function cut(brush: CanvasRenderingContext2D, row: string, room: number): string {
  const characters = [...row.trimEnd()]
  while (characters.length > 0 && brush.measureText(`${characters.join('')}…`).width > room) {
    characters.pop()
  }
  return `${characters.join('').trimEnd()}…`
}

/** Breaks a text between words, and inside of a word that is longer than a line. */
function wrap(brush: CanvasRenderingContext2D, words: string, room: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const part of words.split(/(?<=\s)/u)) {
    for (const piece of brush.measureText(part).width > room ? [...part] : [part]) {
      if (brush.measureText(row + piece).width > room && row) {
        rows.push(row)
        row = ''
      }
      row += piece
    }
  }
  return [...rows, row]
}

function circle(brush: CanvasRenderingContext2D, x: number, y: number, radius: number) {
  brush.beginPath()
  brush.arc(x, y, radius, 0, 2 * Math.PI)
}

function round(
  brush: CanvasRenderingContext2D,
  ...[x, y, wide, high, radius]: [number, number, number, number, number]
) {
  brush.beginPath()
  brush.roundRect(x, y, wide, high, radius)
}
