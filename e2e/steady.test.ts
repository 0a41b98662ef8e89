import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { chooseAccount } from './steps.ts'

const whoOf = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })
const reachOf = (page: Page) => page.getByRole('region', { name: "Who you'll reach" })

test('an answer that comes after the next question is dropped', async ({ page, overture }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoOf(page).fill('Zo')
  await expect(page.getByRole('option', { name: /^Zoë Ångström/ })).toBeVisible()

  overture.freeze()
  for (const [words, query] of [
    ['+44 7700 900101', '447700900101'],
    ['+49 151 5550 1234', '4915155501234'],
  ] as const) {
    const asked = page.waitForRequest((request) => request.url().includes(query))
    await whoOf(page).fill(words)
    await asked
  }
  overture.thaw()
  const reach = reachOf(page)
  await expect(reach.getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
  await expect(reach).toContainText('You already share a chat.')
  await expect(page.getByRole('option', { name: /^İpek Demir/ })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
})

test('nothing moves when answers come in', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const placeOf = async (name: 'button' | 'Request' | 'Phone number' | 'Username') => {
    const spot =
      name === 'button'
        ? page.getByRole('button', { name: /^(Start chat|Open existing chat)$/ })
        : name === 'Request'
          ? page.getByRole('region', { name })
          : page.getByRole('textbox', { name })
    const box = await spot.boundingBox()
    return [name, box?.x, box?.y]
  }
  const places = async () => [
    await placeOf('button'),
    await placeOf('Request'),
    await placeOf('Phone number'),
    await placeOf('Username'),
  ]
  await expect(reachOf(page)).toContainText('Say whom you want to reach')
  const before = await places()
  await whoOf(page).fill('+49 151 5550 1234')
  await page.keyboard.press('Escape')
  await expect(reachOf(page)).toContainText('You already share a chat.')
  expect(await places()).toEqual(before)

  await reachOf(page).getByRole('button', { name: 'Check other accounts' }).click()
  const tiles = reachOf(page).getByRole('list', { name: 'Other accounts' }).getByRole('listitem')
  const heights = () =>
    tiles.evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().y))
  const asked = await heights()
  await expect(reachOf(page)).toContainText(/Reachable on \d+ of \d+ accounts\./)
  expect(await heights()).toEqual(asked)
})
