import { afterEach, expect, test, vi } from 'vitest'
import { storedCountry } from './stored-country.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('the last country is remembered', () => {
  expect(storedCountry.read()).toBe('')
  storedCountry.write('DE')
  expect(storedCountry.read()).toBe('DE')
})

test.each(['', 'Germany', 'de', '{"country":"DE"}'])('“%s” is no country', (text) => {
  localStorage.setItem('overture.country', text)
  expect(storedCountry.read()).toBe('')
})

test('a browser without storage remembers nothing, and breaks nothing', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  storedCountry.write('DE')
  expect(storedCountry.read()).toBe('')
})
