import { expect, test } from 'vitest'
import { createTickets } from './web-sockets.ts'

function tickets() {
  const clock = { now: 0 }
  return { clock, ...createTickets(() => clock.now) }
}

test('a ticket is valid once at its mount', () => {
  const { issue, redeem } = tickets()
  const ticket = issue('/beeper', 'Bearer t0ken')
  expect(ticket).not.toContain('t0ken')
  expect(redeem('/beeper', ticket)).toBe('Bearer t0ken')
  expect(redeem('/beeper', ticket)).toBeUndefined()
})

test('a ticket is not valid at another mount, and is used up by the attempt', () => {
  const { issue, redeem } = tickets()
  const ticket = issue('/sandbox', 'Bearer sandbox')
  expect(redeem('/beeper', ticket)).toBeUndefined()
  expect(redeem('/sandbox', ticket)).toBeUndefined()
})

test('a ticket is valid for thirty seconds', () => {
  const { clock, issue, redeem } = tickets()
  const [early, late] = [issue('/beeper', 'Bearer a'), issue('/beeper', 'Bearer b')]
  clock.now = 29_999
  expect(redeem('/beeper', early)).toBe('Bearer a')
  clock.now = 30_000
  expect(redeem('/beeper', late)).toBeUndefined()
})

test('tickets are unique, and an invented one is not valid', () => {
  const { issue, redeem } = tickets()
  const made = Array.from({ length: 100 }, () => issue('/beeper', 'Bearer a'))
  expect(new Set(made).size).toBe(100)
  for (const ticket of ['', 'x', '__proto__']) expect(redeem('/beeper', ticket)).toBeUndefined()
})

test('a flood of ticket requests does not fill the memory', () => {
  const { issue, redeem } = tickets()
  const first = issue('/beeper', 'Bearer a')
  for (let count = 0; count < 2_000; count++) issue('/beeper', 'Bearer a')
  expect(redeem('/beeper', first)).toBeUndefined()
  expect(redeem('/beeper', issue('/beeper', 'Bearer b'))).toBe('Bearer b')
})
