import type { Page } from '@playwright/test'
import { fillDetail, form, openDevelopers } from '../support/form.ts'
import { looks, looksAndForced } from '../support/looks.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount, expectNoBreach } from '../support/steps.ts'

const { message, problem, result } = form

async function draftFor(page: Page, number: string) {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', number)
}

for (const look of looksAndForced) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use(look.use)
    test.slow()

    test('by the chat, the dialog before opening it twice, and the recents', async ({ page }) => {
      await page.goto('/')
      await page.getByRole('button', { name: 'Recent' }).click()
      await expect(page.getByRole('dialog', { name: 'Recently opened' })).toBeVisible()
      await expectNoBreach(page)
      await draftFor(page, '+44 7700 900101')
      await message(page).fill('Hello')
      await message(page).press('Control+Enter')
      await expect(result(page)).toContainText('New chat')
      await expectNoBreach(page)
      await page.getByRole('button', { name: 'Fill again' }).click()
      await message(page).fill('Hello')
      await message(page).press('Control+Enter')
      await expect(page.getByRole('dialog', { name: 'Send this again?' })).toBeVisible()
      await expectNoBreach(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Recent' }).click()
      await expect(page.getByRole('dialog', { name: 'Recently opened' })).toContainText('Ada Obi')
      await expectNoBreach(page)
    })
  })
}

for (const look of looks) {
  test.describe(`${look.name}, WCAG 2.2 AA is met`, () => {
    test.use(look.use)
    test.slow()

    test('while a response is pending, and after the wait was stopped', async ({
      page,
      overture,
    }) => {
      await draftFor(page, '+44 7700 900101')
      await expect(form.preview(page)).toContainText('Ada Obi')
      overture.freeze()
      await message(page).press('Control+Enter')
      await expect(page.getByRole('button', { name: 'Asking WhatsApp…' })).toBeVisible()
      await expectNoBreach(page)
      const stop = page.getByRole('button', { name: 'Stop waiting' })
      await expect(stop).toBeVisible()
      await expectNoBreach(page)
      await stop.click()
      await expect(problem(page)).toContainText('Looking for the chat')
      await expectNoBreach(page)
      overture.thaw()
      await expect(problem(page)).toContainText('There is no chat with Ada Obi yet.')
      await expectNoBreach(page)
    })

    test('by errors, with their details open', async ({ page, overture }) => {
      overture.expectConsoleError(/429|502/)
      for (const [number, text] of [
        ['+1 555 010 9003', 'Nothing was retried.'],
        ['+1 555 010 9004', 'WhatsApp didn’t answer'],
      ] as const) {
        await draftFor(page, number)
        await page.getByRole('button', { name: /chat$/ }).click()
        await expect(problem(page)).toContainText(text)
        await problem(page).getByText('Details', { exact: true }).click()
        await expectNoBreach(page)
      }
    })

    test('by links, the request in every language, and the shortcuts', async ({ page }) => {
      await page.goto('/#start?account=nowhere&phone=%2B447700900101')
      await expect(page.getByText('It names an account that is not here')).toBeVisible()
      await expectNoBreach(page)
      await page.getByRole('button', { name: 'Fill the form' }).click()
      const panel = await openDevelopers(page)
      await page.getByText('Open links with Overture').click()
      await panel.getByText('Endpoint · Automatic').click()
      for (const name of ['JSON', 'curl', 'TypeScript', 'Python', 'Go']) {
        await panel.getByRole('tab', { name }).click()
        await expect(panel.locator('pre').first()).toContainText('+447700900101')
        await expectNoBreach(page)
      }
      await page.keyboard.press('Shift+?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await expectNoBreach(page)
    })

    test.describe('with a Beeper that can only create chats', () => {
      test.use({ sandboxVersion: '4.1.294' })

      test('by the note that says so', async ({ page, overture }) => {
        overture.expectConsoleError(/404/)
        await page.goto('/')
        await expect(page.getByText('can’t look people up')).toBeVisible()
        await expectNoBreach(page)
      })
    })
  })
}
