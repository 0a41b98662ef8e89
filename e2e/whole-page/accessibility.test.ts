import { detail, fillDetail, form } from '../support/form.ts'
import { looks, looksAndForced } from '../support/looks.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

const { who, preview, problem } = form

for (const look of looksAndForced) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use(look.use)
    test.slow()

    test('by the initial form, its lists, its errors and corrected fields', async ({ page }) => {
      await page.goto('/')
      const recent = page.getByRole('region', { name: 'People you write to' })
      await expect(recent.getByRole('button').first()).toBeVisible()
      await expectNoBreach(page)
      await form.account(page).click()
      await expect(page.getByRole('option').last()).toBeVisible()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')

      await fillDetail(page, 'Email', 'ada@')
      await fillDetail(page, 'Phone number', '12')
      await form.send(page).click()
      await expect(problem(page)).toBeVisible()
      await expect(page.getByText('This email address is incomplete.').last()).toBeVisible()
      await expectNoBreach(page)
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
      await expectNoBreach(page)
    })
  })
}

for (const look of looks) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use(look.use)
    test.slow()

    test('by the Who field and its lists', async ({ page }) => {
      await page.goto('/')
      await who(page).fill('a')
      await expect(page.getByRole('option', { name: /^Search \d+ networks for “a”/ })).toBeVisible()
      await expectNoBreach(page)
      await who(page).fill('Sam')
      await expect(page.getByRole('option', { name: /Sam Park/ }).first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await who(page).fill('+44 7700 900101')
      await page.keyboard.press('Escape')
      await page.getByRole('combobox', { name: /^Read as/ }).click()
      await expect(page.getByRole('listbox', { name: 'Read as' })).toBeVisible()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await who(page).fill('https://chat.whatsapp.com/AbCdEf')
      await page.keyboard.press('Escape')
      await expect(page.getByText('This is an invite to a group').first()).toBeVisible()
      await expectNoBreach(page)
    })

    test('by the preview of every kind of recipient', async ({ page }) => {
      await page.goto('/')
      await chooseAccount(page, 'WhatsApp')
      for (const [number, text] of [
        ['+44 7700 900101', 'First contact on WhatsApp.'],
        ['+1 555 010 0190', 'can’t be messaged on WhatsApp.'],
        ['+1 555 010 0142', 'That’s you on this account.'],
        ['+52 1 55 0000 0000', 'the other spelling'],
        ['+49 151 5550 1234', 'You already share a chat.'],
      ] as const) {
        await fillDetail(page, 'Phone number', number)
        await expect(preview(page)).toContainText(text)
        await expectNoBreach(page)
      }
      await preview(page)
        .getByRole('button', { name: /^Check \d+ more…$/ })
        .click()
      await expect(preview(page)).toContainText(/Reachable on .+, too\./)
      await expectNoBreach(page)
      await (await detail(page, 'Phone number')).fill('')
      await fillDetail(page, 'Full name', 'Sam Park')
      await expect(preview(page).getByRole('list', { name: 'Who do you mean?' })).toBeVisible()
      await expectNoBreach(page)
    })
  })
}
