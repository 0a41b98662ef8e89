import { initials, personColour, pictureSource } from '#ui/faces/avatar.tsx'
import { networkLook } from '#ui/faces/network-mark.tsx'
import { dark, light, type Theme } from '#ui/tokens.ts'
import type { Report, ReportedFace } from './report.ts'
import { shareText } from './text.ts'

export type PictureTheme = 'light' | 'dark'

// pixels: the size of link previews, which also fits a phone
const width = 1200
const height = 630
const margin = 44
const padding = 48

/**
 * Draws the card: faces, title, network, verdict, who is missing, participants and key numbers.
 * `undefined` if the browser cannot draw it.
 */
export async function drawReport(report: Report, theme: PictureTheme): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return undefined
  const colours = theme === 'dark' ? dark : light
  const family = getComputedStyle(document.body).fontFamily || 'sans-serif'
  drawCard({ context, colours, family }, report, await pictures(report.faces))
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}

/** Loads the pictures that came with the answer; an unreadable one is replaced by initials. */
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
        return undefined // drawn as initials
      }
    }),
  )

interface Drawing {
  context: CanvasRenderingContext2D
  colours: Theme
  family: string
}

function drawCard(drawing: Drawing, report: Report, images: (HTMLImageElement | undefined)[]) {
  const { context, colours } = drawing
  context.textBaseline = 'top'
  context.fillStyle = colours.paper
  context.fillRect(0, 0, width, height)
  round(context, margin, margin, width - 2 * margin, height - 2 * margin, 28)
  context.fillStyle = colours.surface
  context.fill()
  context.strokeStyle = colours.line
  context.lineWidth = 2
  context.stroke()

  const left = margin + padding
  const inner = width - 2 * left
  const x = drawFaces(drawing, report.faces, images, left, margin + padding) + 28
  const chip = drawChip(drawing, report.verdict, left + inner, margin + padding + 12)
  const maxWidth = chip - x - 24
  text(drawing, report.title, { x, y: 104, size: 46, weight: 620, maxWidth, lines: 1 })
  drawMark(drawing, report.networkType, x, 172)
  text(drawing, report.about, {
    x: x + 42,
    y: 173,
    size: 25,
    colour: 'ink-2',
    maxWidth: maxWidth - 42,
    lines: 1,
  })

  let y = 244
  const line = { x: left, size: 25, maxWidth: inner }
  if (report.missing.length > 0) {
    const missing = shareText.missingPeople(report.missing.join(', '))
    y = text(drawing, missing, { ...line, y, weight: 620, colour: 'bad', lines: 2 }) + 4
  }
  const evidence = report.verdict.evidence.join(' ')
  y = text(drawing, evidence, { ...line, y, colour: 'ink-2', lines: 2 }) + 14
  text(drawing, report.names.join(', '), { ...line, y, lines: y > 340 ? 1 : 2 })
  drawNumbers(drawing, report.numbers)
  text(drawing, shareText.madeWith, { ...line, y: 540, size: 20, colour: 'ink-3', lines: 1 })
}

const faceSize = 112
const overlap = 40

/** Draws the faces side by side, overlapping; returns where they end. */
function drawFaces(
  { context, colours, family }: Drawing,
  faces: readonly ReportedFace[],
  images: (HTMLImageElement | undefined)[],
  left: number,
  top: number,
): number {
  let x = left
  for (const [index, face] of faces.entries()) {
    const [middleX, middleY] = [x + faceSize / 2, top + faceSize / 2]
    circle(context, middleX, middleY, faceSize / 2 + 5)
    context.fillStyle = colours.surface
    context.fill()
    context.save()
    circle(context, middleX, middleY, faceSize / 2)
    context.clip()
    context.fillStyle = personColour(face.id)
    context.fillRect(x, top, faceSize, faceSize)
    const image = images[index]
    if (image) context.drawImage(image, x, top, faceSize, faceSize)
    else {
      context.font = `700 42px ${family}`
      context.fillStyle = '#ffffff'
      context.textAlign = 'center'
      context.fillText(initials(face.name), middleX, middleY - 23)
    }
    context.restore()
    x += faceSize - overlap
  }
  return x + overlap
}

/** Draws the verdict, right-aligned; returns where it begins. */
function drawChip(
  { context, colours, family }: Drawing,
  verdict: Report['verdict'],
  right: number,
  top: number,
) {
  const { tone = 'plain', badge } = verdict
  context.font = `620 24px ${family}`
  const wide = context.measureText(badge).width + 40
  round(context, right - wide, top, wide, 46, 23)
  context.fillStyle = tone === 'plain' ? colours.sunken : colours[`${tone}-soft`]
  context.fill()
  context.fillStyle = tone === 'plain' ? colours['ink-2'] : colours[tone]
  context.fillText(badge, right - wide + 20, top + 11)
  return right - wide
}

function drawMark({ context, family }: Drawing, type: string | undefined, x: number, y: number) {
  const { colour, glyph, letters } = networkLook(type ?? '')
  round(context, x, y, 30, 30, 7)
  context.fillStyle = colour
  context.fill()
  context.fillStyle = '#ffffff'
  if (!glyph) {
    context.font = `700 17px ${family}`
    context.fillText(letters, x + 9, y + 7)
    return
  }
  context.save()
  context.translate(x + 6, y + 6)
  context.scale(18 / 24, 18 / 24)
  context.fill(new Path2D(glyph))
  context.restore()
}

function drawNumbers(drawing: Drawing, numbers: Report['numbers']) {
  const { context, colours } = drawing
  const [left, top] = [margin + padding, 424]
  const column = (width - 2 * left) / 4
  context.fillStyle = colours.line
  context.fillRect(margin, top - 22, width - 2 * margin, 2)
  for (const [index, { value, label }] of numbers.slice(0, 4).entries()) {
    const x = left + index * column
    text(drawing, value, { x, y: top, size: 32, weight: 620, maxWidth: column - 16, lines: 1 })
    const small = { x, y: top + 44, size: 20, maxWidth: column - 16, lines: 2 }
    text(drawing, label, { ...small, colour: 'ink-3' })
  }
}

interface TextStyle {
  x: number
  y: number
  size: number
  weight?: number
  colour?: 'ink' | 'ink-2' | 'ink-3' | 'bad'
  /** Maximum width of a line, in pixels. */
  maxWidth: number
  lines: number
}

/** Draws a text of limited lines, truncated with "…"; returns where the next one may begin. */
function text({ context, colours, family }: Drawing, words: string, style: TextStyle): number {
  const { x, y, size, weight = 400, colour = 'ink', maxWidth, lines } = style
  context.font = `${weight} ${size}px ${family}`
  context.fillStyle = colours[colour]
  const rows = wrap(context, words, maxWidth)
  const shown = rows.slice(0, lines)
  const last = shown.at(-1)
  if (rows.length > lines && last !== undefined)
    shown[shown.length - 1] = cut(context, last, maxWidth)
  for (const [index, row] of shown.entries()) context.fillText(row, x, y + index * size * 1.35)
  return y + shown.length * size * 1.35
}

function cut(context: CanvasRenderingContext2D, row: string, maxWidth: number): string {
  const characters = [...row.trimEnd()]
  while (characters.length > 0 && context.measureText(`${characters.join('')}…`).width > maxWidth) {
    characters.pop()
  }
  return `${characters.join('').trimEnd()}…`
}

/** Wraps a text between words, or within a word that is longer than a line. */
function wrap(context: CanvasRenderingContext2D, words: string, maxWidth: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const part of words.split(/(?<=\s)/u)) {
    for (const piece of context.measureText(part).width > maxWidth ? [...part] : [part]) {
      if (context.measureText(row + piece).width > maxWidth && row) {
        rows.push(row)
        row = ''
      }
      row += piece
    }
  }
  return [...rows, row]
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number) {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}

function round(
  context: CanvasRenderingContext2D,
  ...[x, y, wide, high, radius]: [number, number, number, number, number]
) {
  context.beginPath()
  context.roundRect(x, y, wide, high, radius)
}
