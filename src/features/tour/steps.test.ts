import { expect, test } from 'vitest'
import { readList } from '#recognize/lists.ts'
import { recognize } from '#recognize/recognize.ts'
import { firstStep, progressOf, stepAfter, type TourStep, tourTexts } from './steps.ts'

const all: TourStep[] = []
for (let step: TourStep | undefined = firstStep; step; step = stepAfter(step)) all.push(step)

test('the tour has each step once, and ends', () => {
  expect(all.map(progressOf)).toEqual(all.map((_, index) => `${index + 1} of ${all.length}`))
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test('each step has a heading and no more than two short sentences', () => {
  for (const { heading, sentence } of all) {
    expect(heading.length).toBeLessThanOrEqual(30)
    expect(sentence.length).toBeLessThanOrEqual(120)
    expect(sentence).toMatch(/^[“A-Z].*\.$/)
  }
})

test('the link has a person and a message', () => {
  expect(recognize(tourTexts.link)).toMatchObject({
    kind: 'person',
    user: { phoneNumber: '+4915155501234' },
    messageText: 'Good morning! Coffee at nine?',
  })
})

test('the list has seven entries', () => {
  expect(readList(tourTexts.list)).toHaveLength(7)
})
