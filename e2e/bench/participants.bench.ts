import { createCrowd, remember, showEverybody } from '../support/crowd.ts'
import { expect, test } from '../support/overture.ts'

// 60 frames a second; a frame that comes late makes the next one wait
const frame = 1000 / 60

test('five thousand participants scroll without a late frame in twenty', async ({
  page,
  overture,
}) => {
  const crowd = await createCrowd(overture.url, 5000)
  await remember(page, crowd)
  const list = await showEverybody(page, crowd)
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5001')

  const frames = await page
    .getByRole('region', { name: 'Participants' })
    .last()
    .evaluate(scrollThrough)
  const sorted = frames.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  const [median, late, worst] = [at(0.5), at(0.95), sorted.at(-1) ?? Number.NaN]
  console.log(
    `Frames: ${frames.length}; median ${median.toFixed(1)} ms, 95 % ${late.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
  )
  expect(late).toBeLessThan(2 * frame + 1)
})

/** Scrolls a list from end to end, a screen and a half per frame, and times the frames. */
function scrollThrough(list: Element): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = []
    let last = performance.now()
    const step = (now: number) => {
      frames.push(now - last)
      last = now
      list.scrollTop += 600
      const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1
      if (isAtEnd) resolve(frames.slice(1))
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}
