import type { Locator, Page } from '@playwright/test'
import { chooseMode } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach, paste } from '../support/steps.ts'

const peopleIn = (page: Page) => page.getByRole('combobox', { name: 'People to add' })
const pill = (page: Page, name: string) => page.getByRole('button', { name: `Remove ${name}` })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

async function startGroup(page: Page, network: string) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
  await peopleIn(page).focus()
}

/** Chooses the country of a number, whether it is suggested or not. */
async function chooseCountry(scope: Page | Locator, question: string, country: string) {
  const group = scope.getByRole('group', { name: question })
  await group.getByRole('button', { name: 'Other…' }).click()
  await group.getByRole('combobox', { name: question }).selectOption(country)
}

test('a pasted list is shown before anyone is added, and corrected in place', {
  tag: '@core',
}, async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  await paste(
    page,
    '"Obi, Ada" <+44 7700 900101>\nJun Lindqvist; Sam Park\n+447700900101\nNobody Known\n+15550100142',
  )
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet).toContainText('2 ready · 2 to fix · 1 duplicate · 1 you')
  await expectNoBreach(page)
  const which = sheet.getByRole('button', { name: 'Who is “Sam Park”?' })
  await which.press('Enter')
  await expect(sheet.getByRole('menuitem').first()).toBeFocused()
  await expectNoBreach(page)
  await page.keyboard.press('Escape')
  await expect(which).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Leave out Sam Park' })).toBeFocused()
  const wrong = sheet.getByRole('textbox', { name: 'Fix “Nobody Known”' })
  await wrong.fill('Sol Vega')
  await wrong.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Leave out Sol Vega' })).toBeFocused()
  await expect(sheet).toContainText('4 ready · 1 duplicate · 1 you')
  await sheet.getByRole('button', { name: 'Add 4 people' }).press('Enter')
  await expect(page.getByRole('group', { name: 'People to add, 4' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Group title' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Group title' })).toHaveAttribute(
    'placeholder',
    'Ada, Jun, Sam and Sol',
  )
})

test('a list can also be typed into the sheet, and contact cards are read', async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  await page.getByRole('button', { name: 'Paste a list' }).press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await sheet.getByRole('textbox', { name: 'People' }).fill('Ada Obi')
  await sheet.getByRole('button', { name: 'Check the list' }).press('Enter')
  await expect(sheet).toContainText('1 ready')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Paste a list' })).toBeFocused()
  await peopleIn(page).focus()

  const card = (name: string, phone: string) =>
    `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:${phone}\nEND:VCARD\n`
  await paste(page, card('Ada', '+447700900101') + card('Jun', '+447700900102'))
  await expect(sheet).toContainText('2 ready')
})

test('national numbers ask once for their country, in the list and among the people', async ({
  page,
}) => {
  await startGroup(page, 'WhatsApp')
  await paste(page, '0151 555 00104\n(0151) 5550 1234\nAda Obi\n07700 900102')
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet).toContainText('1 ready · 3 to fix')
  await chooseCountry(sheet, 'Which country are these numbers from?', 'DE')
  await expect(sheet).toContainText('3 ready · 1 to fix')
  await expectNoBreach(page)
  await sheet.getByRole('button', { name: 'Add 3 people' }).click()

  await peopleIn(page).focus()
  await page.keyboard.type('07700 900102,')
  await expect(page.getByRole('button', { name: 'Change “07700 900102”' })).toBeVisible()
  const question = 'Which country is 07700 900102 from?'
  await chooseCountry(page, question, 'GB')
  await expect(pill(page, 'Jun Lindqvist')).toHaveAccessibleDescription('')
  await expect(page.getByRole('group', { name: question })).toBeHidden()
  await expect(page.getByRole('group', { name: 'People to add, 4' })).toBeVisible()
})

test('two people with one name are distinguished by their numbers', async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  await page.keyboard.type('+1 555 010 0130,+1 555 010 0131,')
  await expect(pill(page, 'Sam Park, +15550100130')).toBeVisible()
  await expect(pill(page, 'Sam Park, +15550100131')).toBeVisible()
  const people = page.getByRole('list', { name: 'People to add' }).getByRole('listitem')
  await expect(people).toHaveText([/Sam Park\+1 555 010 0130/, /Sam Park\+1 555 010 0131/, /Mara/])
})

test('the lookup of 500 lines can be stopped and resumed', async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  const lines = Array.from({ length: 200 }, (_, index) => `+1 555 010 ${2000 + index}`)
  const unknown = Array.from({ length: 300 }, (_, index) => `Nobody Known ${index}`)
  await paste(page, [...lines, ...unknown].join('\n'))
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet.getByRole('progressbar', { name: 'People looked up' })).toBeVisible()
  await expect(sheet).toContainText(/[1-9]\d* ready/)
  await sheet.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect(sheet.getByRole('button', { name: 'Continue' })).toBeVisible()
  await expect(sheet).toContainText(' of 500')
  const doneNow = () =>
    sheet
      .getByRole('progressbar')
      .evaluate((bar) => bar instanceof HTMLProgressElement && bar.value)
  const done = Number(await doneNow())
  expect(done).toBeLessThan(500)
  await sheet.getByRole('button', { name: 'Continue' }).press('Enter')
  await expect(sheet.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect.poll(doneNow).toBeGreaterThan(done)
  await sheet.getByRole('button', { name: 'Stop' }).press('Enter')
  await sheet.getByRole('button', { name: /^Add \d+ (people|person)/ }).press('Enter')
  await expect(pill(page, 'Alba Aho')).toBeVisible()
})

test('thousands of lines are cut, which is reported', async ({ page }) => {
  await startGroup(page, 'WhatsApp')
  await paste(page, Array.from({ length: 5000 }, (_, index) => `<b>Person ${index}</b>`).join('\n'))
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet).toContainText('4,000 more were left out')
  await expect(sheet.getByText('<b>Person 7</b>')).toBeVisible()
})

test('the size limit is counted as people are added, and people beyond it are marked', async ({
  page,
}) => {
  await startGroup(page, 'Slack')
  const list = Array.from({ length: 3 }, () => 'Ada Obi,Jun Lindqvist,Sol Vega')
  await paste(
    page,
    [
      ...list,
      "Tess Brandt,Zoë Ångström,priya_sharma@example.org,@mei_lin,Łukasz Żółkiewski,Róisín O'Neil",
    ].join('\n'),
  )
  const sheet = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(sheet).toContainText('9 ready')
  await sheet.getByRole('button', { name: /^Add / }).press('Enter')
  await expect(page.getByText('9 of 2–8')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Remove / }).last()).toHaveAccessibleDescription(
    'over the limit',
  )
})

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`the sheet is accessible, ${width} px wide and ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme })
    await startGroup(page, 'WhatsApp')
    await paste(page, 'Ada Obi\nSam Park\nNobody Known\nAda Obi\n+15550100142')
    await expect(page.getByRole('dialog')).toContainText('1 ready · 2 to fix')
    await expectNoBreach(page)
  })
}
