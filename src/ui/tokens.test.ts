import { describe, expect, test } from 'vitest'
import { personColours } from './faces/avatar.tsx'
import { networkLook, networksWithLook } from './faces/network-mark.tsx'
import { dark, light } from './tokens.ts'

const channel = (hex: string) => {
  const value = Number.parseInt(hex, 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const luminance = (colour: string) =>
  0.2126 * channel(colour.slice(1, 3)) +
  0.7152 * channel(colour.slice(3, 5)) +
  0.0722 * channel(colour.slice(5, 7))

// contrast ratio by WCAG 2.2, 1 to 21
function contrast(one: string, other: string) {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const backgrounds = ['paper', 'surface', 'sunken'] as const
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'] as const
const onSoft = [
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-3', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'bad-soft'],
  ['paper', 'ink'],
] as const
const pairs = [
  ...texts.flatMap((text) => backgrounds.map((background) => [text, background] as const)),
  ...onSoft,
]

test('black on white measures 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  test.each(pairs)('%s has enough contrast on %s', (text, background) => {
    expect(contrast(theme[text], theme[background])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(backgrounds)('the edge of a control has enough contrast on %s', (background) => {
    expect(contrast(theme['line-strong'], theme[background])).toBeGreaterThanOrEqual(3)
  })
})

test.each(personColours)('white initials have enough contrast on %s', (colour) => {
  expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5)
})

test.each([...networksWithLook, 'unheard-of'])('the letter of %s has enough contrast', (type) => {
  expect(contrast('#ffffff', networkLook(type).colour)).toBeGreaterThanOrEqual(4.5)
})
