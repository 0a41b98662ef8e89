import type { Page } from '@playwright/test'
import { detail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, paste } from '../support/steps.ts'

const whoIn = form.who
const number = (page: Page) => detail(page, 'Phone number')

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const card = (name: string, phone: string) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:${phone}\r\nEND:VCARD\r\n`

test('a pasted contact card fills the details, and says when it is the first of several', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await whoIn(page).focus()
  await paste(page, card('Ada Obi', '+44 7700 900101'))
  await expect(whoIn(page)).toHaveValue('Ada Obi')
  await expect(await number(page)).toHaveValue('+44 7700 900101')
  await expect(page.getByText('Filled in from the contact card of Ada Obi.')).toBeVisible()
  await whoIn(page).focus()
  await paste(page, card('Jun', '+44 7700 900102') + card('Sol', '+1 555 010 0103'))
  await expect(await number(page)).toHaveValue('+44 7700 900102')
  await expect(page.getByText('2 contact cards; this is the first.')).toBeVisible()
})

test('a card file is read by button and by drop, and a broken one is reported', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import vCard' }).press('Enter')
  const file = { name: 'ada.vcf', mimeType: 'text/vcard' }
  await (await chooser).setFiles({ ...file, buffer: Buffer.from(card('Ada', '+447700900101')) })
  await expect(await number(page)).toHaveValue('+447700900101')

  await drop(page, 'BEGIN:VCARD\nnothing of use\n')
  await expect(page.getByText('This contact card couldn’t be read.')).toBeVisible()
  await drop(page, card('Tess', '+4915155500104'))
  await expect(await number(page)).toHaveValue('+4915155500104')
})

/** Drops a card file on the page. */
async function drop(page: Page, text: string) {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'card.vcf', { type: 'text/vcard' }))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('links that name no person say why', async ({ page }) => {
  await page.goto('/')
  await whoIn(page).fill('https://chat.whatsapp.com/AbCdEfGh')
  await expect(
    form.preview(page).getByText('This is an invite to a group, not a person.'),
  ).toBeVisible()
  await whoIn(page).fill('https://signal.me/#eu/AbCdEf')
  await expect(form.preview(page).getByText('This link hides who it belongs to.')).toBeVisible()
})

test('hostile text is shown as text, cut and explained', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  const markup = '<img src=x onerror="document.title=1">\u202Egpj.exe'
  await whoIn(page).fill(markup)
  await expect(whoIn(page)).toHaveValue(markup)
  await expect(page.getByText('Hidden characters were left out of what is used.')).toBeVisible()
  await whoIn(page).fill('')
  await whoIn(page).focus()
  await paste(page, 'a'.repeat(1_000_000))
  await expect(page.getByText('That was 1,000,000 characters')).toBeVisible()
  await expect(whoIn(page)).toHaveValue('a'.repeat(200))
  await expect(page).toHaveTitle('Overture')
})
