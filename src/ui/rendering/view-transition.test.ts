import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeViewTransitions } from '../testing/view-transitions.ts'
import { beginViewTransition, withViewTransition } from './view-transition.ts'

let browser: ReturnType<typeof fakeViewTransitions>
beforeEach(() => {
  browser = fakeViewTransitions()
})
afterEach(() => {
  browser.restore()
  vi.restoreAllMocks()
})

const turn = () => new Promise(setImmediate)

test('the change waits until the page is captured', async () => {
  const change = vi.fn()
  const changed = withViewTransition(change)
  await turn()
  expect(change).not.toHaveBeenCalled()
  browser.begun[0]?.capture()
  await changed
  expect(change).toHaveBeenCalledOnce()
})

test('a transition begins before its change is known, which is made at once then', async () => {
  const transition = beginViewTransition()
  browser.begun[0]?.capture()
  await turn()
  const change = vi.fn()
  await transition.change(change)
  expect(change).toHaveBeenCalledOnce()
  expect(browser.begun).toMatchObject([{ isSkipped: false }])
})

test('one that is skipped changes nothing', async () => {
  beginViewTransition().cancel()
  await turn()
  expect(browser.begun).toMatchObject([{ isSkipped: true }])
})

test('with reduced motion, only the change is made', async () => {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  const change = vi.fn()
  const changed = withViewTransition(change)
  expect(change).toHaveBeenCalledOnce()
  await changed
  expect(browser.begun).toEqual([])
})
