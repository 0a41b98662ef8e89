import type { Page } from '@playwright/test'
import { fillDetail } from './form.ts'
import { looks, looksAndForced } from './looks.ts'
import { expect, test } from './overture.ts'
import { chooseAccount, expectNoBreach } from './steps.ts'

const who = (page: Page) => page.getByRole('combobox', { name: 'Who do you want to reach?' })
const phone = (page: Page) => page.getByRole('textbox', { name: 'Phone number' })
const reach = (page: Page) => page.getByRole('region', { name: "Who you'll reach" })
const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })

for (const look of looksAndForced) {
  test.describe(`${look.name}, no rule of WCAG 2.2 AA is broken`, () => {
    test.use(look.use)
    test.slow()

    test('by the form as it opens, its lists, its errors and what it forgives', async ({
      page,
    }) => {
      await page.goto('/')
      await expect(reach(page).getByRole('link').first()).toBeVisible()
      await expectNoBreach(page)
      await page.getByRole('combobox', { name: 'Account' }).click()
      await expect(page.getByRole('option').last()).toBeVisible()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')

      await fillDetail(page, 'Email', 'ada@')
      await phone(page).fill('12')
      await page.getByRole('button', { name: 'Start chat' }).click()
      await expect(problem(page)).toBeVisible()
      await expect(page.getByText('That email address looks incomplete.').last()).toBeVisible()
      await expectNoBreach(page)
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
      await expectNoBreach(page)
    })
  })
}

for (const look of looks) {
  test.describe(`${look.name}, no rule of WCAG 2.2 AA is broken`, () => {
    test.use(look.use)
    test.slow()

    test('by anything that says who somebody is', async ({ page }) => {
      await page.goto('/')
      await chooseAccount(page, 'WhatsApp')
      await who(page).fill('Sam')
      await expect(page.getByRole('option', { name: /Sam Park/ }).first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await who(page).fill('+44 7700 900101')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Read as/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await who(page).fill('https://chat.whatsapp.com/AbCdEf')
      await page.keyboard.press('Escape')
      await expect(page.getByText('This is an invite to a group.')).toBeVisible()
      await expectNoBreach(page)
    })

    test('by whomever the form reaches', async ({ page }) => {
      await page.goto('/')
      await chooseAccount(page, 'WhatsApp')
      for (const [number, said] of [
        ['+44 7700 900101', 'First contact on WhatsApp.'],
        ['+1 555 010 0190', 'can’t be messaged'],
        ['+1 555 010 0142', 'That’s you on this account.'],
        ['+52 1 55 0000 0000', 'its other form'],
        ['+49 151 5550 1234', 'You already share a chat.'],
      ] as const) {
        await phone(page).fill(number)
        await expect(reach(page)).toContainText(said)
        await expectNoBreach(page)
      }
      await reach(page).getByRole('button', { name: 'Check other accounts' }).click()
      await expect(reach(page)).toContainText(/Reachable on \d+ of \d+ accounts\./)
      await expectNoBreach(page)
      await phone(page).fill('')
      await fillDetail(page, 'Full name', 'Sam Park')
      await expect(reach(page).getByRole('list', { name: 'Choose whom you mean' })).toBeVisible()
      await expectNoBreach(page)
    })
  })
}
