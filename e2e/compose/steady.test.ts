import { detail, fillDetail, form } from '../support/form.ts'
import { layoutShift } from '../support/layout-shift.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

const whoOf = form.who
const reachOf = form.preview

test('a response that arrives after the next request is dropped', async ({ page, overture }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoOf(page).fill('Zo')
  await expect(page.getByRole('option', { name: /^Zoë Ångström/ })).toBeVisible()

  overture.freeze()
  for (const [typed, query] of [
    ['+44 7700 900101', '447700900101'],
    ['+49 151 5550 1234', '4915155501234'],
  ] as const) {
    const request = page.waitForRequest((sent) => sent.url().includes(query))
    await whoOf(page).fill(typed)
    await request
  }
  overture.thaw()
  const reach = reachOf(page)
  await expect(reach.getByRole('heading', { name: 'İpek Demir' })).toBeVisible()
  await expect(reach).toContainText('You already share a chat.')
  await expect(page.getByRole('option', { name: /^Ada Obi/ })).toHaveCount(0)
})

test('nothing moves when responses arrive', { tag: '@core' }, async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await detail(page, 'Phone number')
  const spots = {
    button: form.send(page),
    clear: page.getByRole('button', { name: 'Clear' }),
    account: form.account(page),
    message: form.message(page),
    phone: page.getByRole('textbox', { name: 'Phone number' }),
    name: page.getByText('Details by hand'),
  }
  const places = async () =>
    Promise.all(
      Object.entries(spots).map(async ([name, spot]) => {
        const box = await spot.boundingBox()
        return [name, box?.x, box?.y]
      }),
    )
  await expect(page.getByRole('region', { name: 'People you write to' })).toBeVisible()
  const before = await places()
  await whoOf(page).pressSequentially('+49 151 5550 1234')
  await page.keyboard.press('Escape')
  await expect(reachOf(page)).toContainText('You already share a chat.')
  expect(await places()).toEqual(before)

  const check = reachOf(page).getByRole('button', { name: /^Check/ })
  const checkBox = await check.boundingBox()
  await check.click()
  await expect(reachOf(page)).toContainText(/Reachable on .+, too\./)
  expect((await check.boundingBox())?.y).toBe(checkBox?.y)
  expect(await places()).toEqual(before)
})

test('on phones the buttons stay in place, whatever is typed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'People you write to' })).toBeVisible()
  const place = async () => ({
    top: (await form.send(page).boundingBox())?.y,
    clear: (await page.getByRole('button', { name: 'Clear' }).boundingBox())?.x,
  })
  const before = await place()
  for (const [typed, shown] of [
    ['ada', '2 matches for “ada”'],
    ['Ana Ruiz', 'You already share a chat.'],
    ['+44 7700 900199', 'Not in your contacts.'],
    ['zz top', 'No match for “zz top”'],
    ['', ''],
  ] as const) {
    await whoOf(page).fill(typed)
    if (shown) await expect(reachOf(page)).toContainText(shown)
    expect(await place(), typed).toEqual(before)
  }
})

test('nothing moves while a number is typed by hand', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const number = await detail(page, 'Phone number')
  await fillDetail(page, 'Full name', 'Ada')
  const heights = new Set<number | undefined>()
  for (const key of '+44 7700 900101') {
    await number.press(key)
    heights.add((await number.boundingBox())?.y)
  }
  await expect(number).toHaveAccessibleDescription(/\+44 7700 900101/)
  heights.add((await number.boundingBox())?.y)
  expect([...heights]).toHaveLength(1)
})

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const) {
  test(`nothing shifts while a chat is opened slowly, nor once it is open, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('/')
    await whoOf(page).fill('Slow Sam')
    await expect(reachOf(page)).toContainText('Slow Sam')
    await page.keyboard.press('Escape')
    await form.message(page).fill('Hello Sam')
    await form.send(page).click()
    // the press itself moves the form; a busy machine may show it after the half second in which
    // browsers count a shift as expected
    await expect(page.locator('form#compose').getByText('Opening…')).toBeVisible()
    const since = await page.evaluate(() => performance.now())
    await expect(form.result(page).getByText('Delivered')).toBeVisible()
    expect(await layoutShift(page, since)).toBeLessThanOrEqual(0.02)
    // in one column the card scrolls to the top of the window
    const top = await form.result(page).evaluate((card) => card.getBoundingClientRect().top)
    if (width === 390) expect(Math.abs(top)).toBeLessThan(1)
  })
}
