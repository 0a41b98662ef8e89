import type { Page } from '@playwright/test'
import { chooseMode, form } from '../support/form.ts'
import { looks, looksAndForced } from '../support/looks.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach, paste } from '../support/steps.ts'

const { people } = form
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Paste a list' })

async function create(page: Page, network: string) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
}

for (const look of looksAndForced) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use(look.use)
    test.slow()

    test('by added people, ambiguous ones, too many, and an invalid direct chat', async ({
      page,
    }) => {
      await create(page, 'Slack')
      await expectNoBreach(page)
      await people(page).fill('a')
      await expect(page.getByRole('option').nth(2)).toBeVisible()
      await expectNoBreach(page)
      await people(page).fill('')
      await addPerson(page, 'Ada Obi')
      await people(page).fill('Nobody Known,')
      const doubtful = page.getByRole('button', { name: 'Remove Nobody Known' })
      await expect(doubtful).toHaveAccessibleDescription(/\S/)
      await expectNoBreach(page)
      await page.getByText('Direct', { exact: true }).click()
      await expect(page.getByRole('radio', { name: 'Direct' })).toBeChecked()
      await form.send(page).click()
      await expect(form.problem(page)).toBeVisible()
      await expectNoBreach(page)
    })
  })
}

for (const look of looks) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use({ ...look.use, permissions: ['clipboard-read', 'clipboard-write'] })
    test.slow()

    test('by the sheet for a pasted list, from empty to looked up', async ({ page }) => {
      await create(page, 'WhatsApp')
      await page.getByRole('button', { name: 'Paste a list' }).click()
      await expect(sheet(page).getByRole('textbox', { name: 'People' })).toBeVisible()
      await expectNoBreach(page)
      await sheet(page)
        .getByRole('textbox', { name: 'People' })
        .fill('Ada Obi\nSam Park\nNobody Known\nAda Obi\n+15550100142')
      await sheet(page).getByRole('button', { name: 'Check the list' }).click()
      await expect(sheet(page)).toContainText('1 ready · 2 to fix · 1 duplicate · 1 you')
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await expect(sheet(page)).toHaveCount(0)

      await people(page).focus()
      await paste(page, Array.from({ length: 400 }, (_, at) => `Unknown Person ${at}`).join('\n'))
      await expect(sheet(page).getByRole('progressbar')).toBeVisible()
      await sheet(page).getByRole('button', { name: 'Stop' }).click()
      await expect(sheet(page).getByRole('button', { name: 'Continue' })).toBeVisible()
      await expectNoBreach(page)
    })
  })
}
