import type { Page } from '@playwright/test'
import { createLargeGroup, rememberGroup, showAllParticipants } from '../support/crowd.ts'
import { chooseMode } from '../support/form.ts'
import { recording } from '../support/main-thread.ts'
import { chooseAccount, paste } from '../support/steps.ts'
import { median, ms, quantile, report, rounds } from './rows.ts'
import { expect, test } from './served.ts'

const participants = rounds(5000, 300)
const lines = rounds(500, 100)

test('scrolling through participants', async ({ context, served }) => {
  const pages: { many: Page; few: Page } = {
    many: await context.newPage(),
    few: await context.newPage(),
  }
  for (const [page, size] of [
    [pages.many, participants],
    [pages.few, 120],
  ] as const) {
    // a background tab renders one frame a second, and each click waits for two
    await page.bringToFront()
    const group = await createLargeGroup(served.overture, size)
    await rememberGroup(page, group)
    const list = await showAllParticipants(page, group)
    const first = list.getByRole('listitem').first()
    await expect(first).toHaveAttribute('aria-setsize', String(size + 1))
  }
  const frames: { many: number[]; few: number[] } = { many: [], few: [] }
  for (let round = 0; round < rounds(2, 1); round++) {
    for (const which of ['few', 'many'] as const) {
      await pages[which].bringToFront()
      const list = pages[which].getByRole('region', { name: 'Participants' }).last()
      frames[which].push(...(await list.evaluate(scroll, rounds(100, 60))))
    }
  }
  const formatted = (times: number[]) => `${ms(median(times))}, p95 ${ms(quantile(times, 0.95))}`
  report({
    name: `A frame while ${participants} participants are scrolled`,
    measured: formatted(frames.many),
    reference: `${formatted(frames.few)}, 120 participants`,
    ratio: median(frames.many) / median(frames.few),
    limit: 1.5,
  })
})

/** Scrolls a list up and down for `count` frames and times them. Runs in the page. */
function scroll(list: Element, count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = []
    let last = performance.now()
    let by = 600
    const step = (now: number) => {
      frames.push(now - last)
      last = now
      const before = list.scrollTop
      list.scrollTop += by
      if (list.scrollTop === before) by = -by
      if (frames.length > count) resolve(frames.slice(1))
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

test('pasting a list', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await chooseMode(page, 'Create a chat')
  const works: { many: number[]; few: number[] } = { many: [], few: [] }
  let from = 0
  for (let round = 0; round < 1; round++) {
    for (const [which, size] of [
      ['few', 5],
      ['many', lines],
    ] as const) {
      works[which].push(await workToPaste(page, from, size))
      from += size
    }
  }
  const [many, few] = [median(works.many), median(works.few)]
  report({
    name: `Pasting a list of ${lines} people, computing in all`,
    measured: ms(many),
    reference: `${ms(few)}, 5 people`,
    ratio: many / few,
    // linear in the number of lines
    limit: lines / 5,
  })
})

/** Pastes people that were not looked up before, until all are found; CPU time in milliseconds. */
async function workToPaste(page: Page, from: number, size: number) {
  const numbers = Array.from({ length: size }, (_, n) => `+1555${1_007_000 + from + n}`)
  await page.getByRole('combobox', { name: 'People to add' }).focus()
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  const { tasks } = await recording(page, async () => {
    await paste(page, numbers.join('\n'))
    await expect(sheet).toContainText(`${size} ready`)
  })
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  return tasks.reduce((sum, { cpu }) => sum + cpu, 0)
}
