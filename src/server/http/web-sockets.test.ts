import { expect, test } from 'vitest'
import { createTickets } from './web-sockets.ts'

function tickets() {
  const clock = { now: 0 }
  return { clock, ...createTickets(() => clock.now) }
}

test('a ticket opens its mount once', () => {
  const { issue, redeem } = tickets()
  const ticket = issue('/beeper', 'Bearer t0ken')
  expect(ticket).not.toContain('t0ken')
  expect(redeem('/beeper', ticket)).toBe('Bearer t0ken')
  expect(redeem('/beeper', ticket)).toBeUndefined()
})

test('a ticket for one mount opens no other, and is used up by the attempt', () => {
  const { issue, redeem } = tickets()
  const ticket = issue('/sandbox', 'Bearer sandbox')
  expect(redeem('/beeper', ticket)).toBeUndefined()
  expect(redeem('/sandbox', ticket)).toBeUndefined()
})

test('a ticket is good for thirty seconds', () => {
  const { clock, issue, redeem } = tickets()
  const [early, late] = [issue('/beeper', 'Bearer a'), issue('/beeper', 'Bearer b')]
  clock.now = 29_999
  expect(redeem('/beeper', early)).toBe('Bearer a')
  clock.now = 30_000
  expect(redeem('/beeper', late)).toBeUndefined()
})

test('no two tickets are alike, and a made-up one opens nothing', () => {
  const { issue, redeem } = tickets()
  const made = Array.from({ length: 100 }, () => issue('/beeper', 'Bearer a'))
  expect(new Set(made).size).toBe(100)
  for (const ticket of ['', 'x', '__proto__']) expect(redeem('/beeper', ticket)).toBeUndefined()
})

test('whoever asks for a million tickets does not fill the memory', () => {
  const { issue, redeem } = tickets()
  const first = issue('/beeper', 'Bearer a')
  for (let count = 0; count < 2_000; count++) issue('/beeper', 'Bearer a')
  expect(redeem('/beeper', first)).toBeUndefined()
  expect(redeem('/beeper', issue('/beeper', 'Bearer b'))).toBe('Bearer b')
})
