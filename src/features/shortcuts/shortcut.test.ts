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

test('each key has one shortcut, also while typing if it types no character', () => {
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

test('Ctrl K, or ⌘ K on a Mac, opens the palette, also while typing and in any alphabet', () => {
  const k = { key: 'k', code: 'KeyK' }
  for (const isTyping of [false, true]) {
    expect(press({ ...k, ctrlKey: true }, isTyping)).toBe('palette')
    expect(press({ ...k, metaKey: true }, isTyping, true)).toBe('palette')
  }
  expect(press({ key: 'K', ctrlKey: true })).toBe('palette')
  expect(press({ key: 'л', code: 'KeyK', ctrlKey: true })).toBe('palette')
  // on other Latin layouts the letter decides
  expect(press({ key: 't', code: 'KeyK', ctrlKey: true })).toBeUndefined()
  expect(press({ ...k, ctrlKey: true }, true, true)).toBeUndefined()
  expect(press({ ...k, ctrlKey: true, shiftKey: true })).toBeUndefined()
  expect(press(k)).toBeUndefined()
})

test('a key that types a character is no shortcut while typing', () => {
  expect(press({ key: '?' }, true)).toBeUndefined()
  expect(press({ key: 'z', ctrlKey: true }, true)).toBeUndefined()
  expect(press({ key: '¡', code: 'Digit1', altKey: true }, true, true)).toBeUndefined()
  expect(press({ key: '¡', code: 'Digit1', altKey: true }, false, true)).toBe('start')
})

test('keys during IME composition or with AltGr are no shortcuts', () => {
  expect(press({ key: 'Enter', ctrlKey: true, isComposing: true })).toBeUndefined()
  expect(press({ key: '?', isComposing: true })).toBeUndefined()
  const altGr = { ctrlKey: true, altKey: true, altGraph: true }
  expect(press({ key: 'Enter', ...altGr })).toBeUndefined()
  expect(press({ key: '²', code: 'Digit2', altKey: true, altGraph: true })).toBeUndefined()
})

test('repeated keys and shortcuts of the browser are no shortcuts', () => {
  expect(press({ key: 'Enter', ctrlKey: true, repeat: true })).toBeUndefined()
  expect(press({ key: '1', code: 'Digit1', ctrlKey: true })).toBeUndefined()
  expect(press({ key: 'Enter' })).toBeUndefined()
  expect(press({ key: 'Escape' })).toBeUndefined()
  expect(press({ key: 'z', ctrlKey: true, shiftKey: true })).toBeUndefined()
})

test('keys type into text fields, but not into radios, checkboxes and buttons', () => {
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
