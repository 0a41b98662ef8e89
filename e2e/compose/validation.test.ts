import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'

const { problem } = form

const containing = (text: string) => new RegExp(text.replace(/[.?+]/g, '\\$&'))

async function create(page: Page, network: string) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
}

/** Expects every line of the summary to link to an invalid field with the same message. */
async function expectLinesToLead(page: Page, lines: readonly string[]) {
  await expect(problem(page)).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(problem(page).getByRole('link')).toHaveText([...lines])
  for (const line of lines) {
    await problem(page).getByRole('link', { name: line }).press('Enter')
    const led = page.locator(':focus')
    await expect(led).toHaveAccessibleDescription(containing(line))
  }
}

test('an error is shown at its field on blur, and in the summary when sending', {
  tag: '@core',
}, async ({ page }) => {
  await test.step('the error of each detail disappears once corrected', async () => {
    await page.goto('/')
    for (const [name, wrong, right, error] of [
      ['Phone number', 'call Ada', '+44 7700 900101', 'That isn’t a phone number.'],
      ['Email', 'ada@', 'ada@example.org', 'This email address is incomplete.'],
    ] as const) {
      const field = await detail(page, name)
      await field.fill(wrong)
      await expect(field).not.toHaveAttribute('aria-invalid')
      await page.keyboard.press('Tab')
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(containing(error))
      await field.fill(right)
      await expect(field).not.toHaveAttribute('aria-invalid')
      await field.fill('')
    }
    await fillDetail(page, 'Phone number', '+44 7700 90')
    await expect(await detail(page, 'Phone number')).not.toHaveAccessibleDescription(/too short/)
    await page.keyboard.press('Tab')
    await expect(await detail(page, 'Phone number')).toHaveAccessibleDescription(
      /This number looks too short or too long\./,
    )
    await fillDetail(page, 'Phone number', '0170 1234567')
    await expect(
      page.getByRole('group', { name: 'Which country is 0170 1234567 from?' }),
    ).toBeVisible()
  })

  await test.step('each error of an empty form links to its field', async () => {
    await form.clear(page).click()
    await page.reload()
    await form.send(page).click()
    await expectLinesToLead(page, [
      'Who do you want to reach? Type a name, a number, an email or a username.',
    ])
    await fillDetail(page, 'User ID', 'whoever')
    await form.message(page).press('Control+Enter')
    await expectLinesToLead(page, ['Choose an account.'])
    await chooseAccount(page, 'WhatsApp')
    await expect(problem(page)).toHaveCount(0)
    await fillDetail(page, 'User ID', '')
    await fillDetail(page, 'Phone number', '+44 7700 900101')
    await form.send(page).click()
    await expect(form.result(page)).toContainText('New chat')
    await expect(problem(page)).toHaveCount(0)
    await expect(page).toHaveTitle('Ada Obi – Overture')
  })
})

test('a title or a message that is too long is reported at once', async ({ page }) => {
  await create(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await form.title(page).fill('💬'.repeat(40))
  await expect(form.title(page)).toHaveAccessibleDescription(
    /This title is too long for WhatsApp: at most 100 bytes\./,
  )
  await form.message(page).fill('y'.repeat(65_537))
  await expect(form.message(page)).toHaveAccessibleDescription(
    /This message is too long for WhatsApp: at most 65,536 characters\./,
  )
})

test('a new chat without people, a message or a fitting network is reported in the same way', async ({
  page,
}) => {
  await create(page, 'iMessage')
  await form.send(page).click()
  await expectLinesToLead(page, [
    'Add at least one person.',
    'iMessage needs a first message to open a new chat.',
  ])
  await form.people(page).fill('Ada O')
  await page.keyboard.press('Escape')
  await form.send(page).click()
  await expect(problem(page)).toContainText('“Ada O” is not added yet.')
})
