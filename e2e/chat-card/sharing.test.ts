import { readFileSync } from 'node:fs'
import { ada, open, openGroup, result } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

test('two opened chats are compared side by side, with their differences marked', async ({
  page,
}) => {
  await openGroup(page, 'WhatsApp', 'Walkers')
  await openGroup(page, 'Telegram', 'Runners')
  await result(page).getByText('Compare with another chat').click()
  await result(page)
    .getByRole('combobox', { name: 'Another chat that you opened' })
    .selectOption('Walkers · WhatsApp')
  const sheet = page.getByRole('dialog', { name: 'Runners and Walkers' })
  await expect(sheet.getByRole('columnheader', { name: 'Walkers' })).toBeVisible()
  const length = sheet.getByRole('row', { name: /Message length/ })
  await expect(length).toContainText('up to 4,096 characters')
  await expect(length).toContainText('up to 65,536 characters')
  await expect(length.getByRole('rowheader')).toContainText('differs')
  await expect(sheet.getByRole('row', { name: /^Reply/ })).toBeVisible()
  await expectNoBreach(page)

  await sheet.getByRole('checkbox', { name: 'Only what differs' }).check()
  await expect(sheet.getByRole('row', { name: /^Reply/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('the card is copied as Markdown, by default without identifiers', {
  tag: '@core',
}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, ada)
  await result(page).getByText('Share this card').click()
  const copied = async () => {
    await result(page).getByRole('button', { name: 'Copy as Markdown' }).click()
    await expect(result(page)).toContainText('Card copied as Markdown.')
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const without = await copied()
  expect(without).toContain('## Ada Obi')
  expect(without).toContain('Reply: fully supported')
  expect(without).not.toMatch(/447700900101|local-whatsapp/)

  await result(page)
    .getByRole('checkbox', { name: /^With identifiers/ })
    .check()
  expect((await copied()).replaceAll('\\', '')).toContain('+44 7700 900101')
})

test('the card is saved as an image', async ({ page }) => {
  await open(page, ada)
  await result(page).getByText('Share this card').click()
  const saving = page.waitForEvent('download')
  await result(page).getByRole('button', { name: 'Save as picture' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('ada-obi.png')
  const picture = readFileSync(await download.path())
  expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  // width and height follow the name of the first chunk
  expect(picture.readUInt32BE(16)).toBe(1200)
  expect(picture.readUInt32BE(20)).toBe(630)
  await expect(result(page)).toContainText('Saved as ada-obi.png.')
})
