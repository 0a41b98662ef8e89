import { expect, test } from 'vitest'
import { shortcutOf, typesInto } from './shortcut.ts'

const unpressed = {
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  keyCode: 0,
  defaultPrevented: false,
}

const press = (
  { altGraph = false, ...key }: Partial<typeof unpressed> & { altGraph?: boolean },
  isTyping = false,
  isMac = false,
) => {
  const getModifierState = (name: string) => name === 'AltGraph' && altGraph
  return shortcutOf({ ...unpressed, ...key, getModifierState }, { isTyping, isMac })
}

test('each key asks for one thing, while typing too where it types nothing', () => {
  for (const isTyping of [false, true]) {
    expect(press({ key: 'Enter', ctrlKey: true }, isTyping)).toBe('send')
    expect(press({ key: 'Enter', metaKey: true }, isTyping)).toBe('send')
    expect(press({ key: '1', code: 'Digit1', altKey: true }, isTyping)).toBe('start')
    expect(press({ key: '2', code: 'Digit2', altKey: true }, isTyping)).toBe('create')
  }
  expect(press({ key: '?' })).toBe('sheet')
  expect(press({ key: 'z', ctrlKey: true })).toBe('undo')
  expect(press({ key: 'z', metaKey: true })).toBe('undo')
})

test('Ctrl K, and ⌘ K on a Mac, opens the palette, while typing too and in any alphabet', () => {
  const k = { key: 'k', code: 'KeyK' }
  for (const isTyping of [false, true]) {
    expect(press({ ...k, ctrlKey: true }, isTyping)).toBe('palette')
    expect(press({ ...k, metaKey: true }, isTyping, true)).toBe('palette')
  }
  expect(press({ key: 'K', ctrlKey: true })).toBe('palette')
  expect(press({ key: 'л', code: 'KeyK', ctrlKey: true })).toBe('palette')
  // the letter decides where the keyboard is laid out in another way
  expect(press({ key: 't', code: 'KeyK', ctrlKey: true })).toBeUndefined()
  expect(press({ ...k, ctrlKey: true }, true, true)).toBeUndefined()
  expect(press({ ...k, ctrlKey: true, shiftKey: true })).toBeUndefined()
  expect(press(k)).toBeUndefined()
})

test('a key that would type a character types it', () => {
  expect(press({ key: '?' }, true)).toBeUndefined()
  expect(press({ key: 'z', ctrlKey: true }, true)).toBeUndefined()
  expect(press({ key: '¡', code: 'Digit1', altKey: true }, true, true)).toBeUndefined()
  expect(press({ key: '¡', code: 'Digit1', altKey: true }, false, true)).toBe('start')
})

test('words that are being composed, and AltGr, are left alone', () => {
  expect(press({ key: 'Enter', ctrlKey: true, isComposing: true })).toBeUndefined()
  expect(press({ key: '?', isComposing: true })).toBeUndefined()
  const altGr = { ctrlKey: true, altKey: true, altGraph: true }
  expect(press({ key: 'Enter', ...altGr })).toBeUndefined()
  expect(press({ key: '²', code: 'Digit2', altKey: true, altGraph: true })).toBeUndefined()
})

test('a key that is held down, or means something to the browser, asks for nothing', () => {
  expect(press({ key: 'Enter', ctrlKey: true, repeat: true })).toBeUndefined()
  expect(press({ key: '1', code: 'Digit1', ctrlKey: true })).toBeUndefined()
  expect(press({ key: 'Enter' })).toBeUndefined()
  expect(press({ key: 'Escape' })).toBeUndefined()
  expect(press({ key: 'z', ctrlKey: true, shiftKey: true })).toBeUndefined()
})

test('fields take characters; radios, boxes and buttons do not', () => {
  const element = (html: string) => {
    document.body.innerHTML = html
    return document.body.firstElementChild
  }
  expect(typesInto(element('<input>'))).toBe(true)
  expect(typesInto(element('<textarea></textarea>'))).toBe(true)
  expect(typesInto(element('<input type="radio">'))).toBe(false)
  expect(typesInto(element('<button></button>'))).toBe(false)
  expect(typesInto(null)).toBe(false)
})
