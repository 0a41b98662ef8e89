import { fileURLToPath } from 'node:url'
import { form } from '../support/form.ts'
import { log } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'

const preview = fileURLToPath(new URL('../../public/preview.png', import.meta.url))

test('the preview in the README', async ({ page }) => {
  await page.goto('/')
  await form.who(page).fill('İpek Demir')
  await page.getByRole('option', { name: /^İpek Demir/ }).click()
  await form.message(page).fill('Good morning! Coffee at nine?')
  await form.send(page).click()
  await expect(log(page)).toContainText('Good morning! Coffee at nine?')
  await expect(form.result(page).getByText('Delivered')).toBeVisible()
  await page.screenshot({ path: preview, animations: 'disabled', caret: 'hide' })
})
