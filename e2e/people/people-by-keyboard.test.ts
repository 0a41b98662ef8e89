import type { Page } from '@playwright/test'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach, paste } from '../support/steps.ts'
import { tabTo } from '../support/tab-to.ts'

const peopleIn = (page: Page) => page.getByRole('combobox', { name: 'People to add' })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Paste a list' })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Moves to the field of the people to add, on WhatsApp, by keyboard alone. */
async function comeTo(page: Page) {
  await page.goto('/')
  await tabTo(page, page.getByRole('radio', { name: 'Message someone' }))
  await page.keyboard.press('ArrowRight')
  await tabTo(page, page.getByRole('combobox', { name: 'Account' }))
  await page.keyboard.type('WhatsApp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, peopleIn(page))
}

async function send(page: Page, people: number) {
  await page.keyboard.press('Control+Enter')
  const card = page.getByRole('region', { name: 'Result' }).getByRole('article')
  await expect(card).toContainText(`Group of ${people}`)
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused()
}

test('by keyboard alone, people are typed, corrected at their pills and made a group', async ({
  page,
}) => {
  await comeTo(page)
  await page.keyboard.type('Ada Obi,Sam Park,Jun Lindkvist,')
  await expect(page.getByRole('button', { name: 'Change “Jun Lindkvist”' })).toBeVisible()
  await expectNoBreach(page)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(peopleIn(page)).toHaveValue('Jun Lindkvist')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Jun Lindqvist')
  await page.keyboard.press('Enter')
  const jun = page.getByRole('button', { name: 'Remove Jun Lindqvist' })
  await expect(jun).toHaveAccessibleDescription('')

  await page.keyboard.press('Backspace')
  await expect(jun).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Choose who “Sam Park” is' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expectNoBreach(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'People to add, 3' })).toContainText('Sam Park')
  await send(page, 4)
})

test('by keyboard alone, a messy list is pasted, corrected and made a group', async ({ page }) => {
  await comeTo(page)
  await paste(
    page,
    '"Obi, Ada" <+44 7700 900101>\nSam Park; Nobody Known\n+44 7700 900101\nTess Brandt',
  )
  await expect(sheet(page)).toContainText('2 ready · 2 to fix · 1 duplicate')
  await expectNoBreach(page)
  await tabTo(page, sheet(page).getByRole('button', { name: 'Who is “Sam Park”?' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(sheet(page).getByRole('button', { name: 'Leave out Sam Park' })).toBeFocused()
  await tabTo(page, sheet(page).getByRole('textbox', { name: 'Fix “Nobody Known”' }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Sol Vega')
  await page.keyboard.press('Enter')
  await expect(sheet(page)).toContainText('4 ready')
  const twice = sheet(page).getByRole('button', { name: 'Leave out +44 7700 900101', exact: true })
  await tabTo(page, twice)
  await page.keyboard.press('Enter')
  await expect(sheet(page)).not.toContainText('duplicate')
  await expect(sheet(page).getByRole('button', { name: 'Leave out Tess Brandt' })).toBeFocused()
  await expectNoBreach(page)
  await tabTo(page, sheet(page).getByRole('button', { name: 'Add 4 people' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Group title' })).toBeFocused()
  await expect(page.getByRole('group', { name: 'People to add, 4' })).toBeVisible()
  await send(page, 5)
})

test('contact cards dropped on the page become a list of people', async ({ page }) => {
  await comeTo(page)
  const card = (name: string, phone: string) =>
    `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:${phone}\nEND:VCARD\n`
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'people.vcf', { type: 'text/vcard' }))
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    document.body.dispatchEvent(drop)
  }, card('Ada', '+447700900101') + card('Jun', '+447700900102'))
  await expect(sheet(page)).toContainText('2 ready')
  await expectNoBreach(page)
  await sheet(page).getByRole('button', { name: 'Add 2 people' }).click()
  await expect(page.getByRole('button', { name: 'Remove Jun Lindqvist' })).toBeVisible()
})
