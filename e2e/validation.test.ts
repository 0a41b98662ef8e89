import type { Page } from '@playwright/test'
import { chooseMode } from './form.ts'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount } from './steps.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' })

const holding = (words: string) => new RegExp(words.replace(/[.?+]/g, '\\$&'))

async function create(page: Page, network: string) {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, network)
}

/** Every line of the summary leads to a field, which says the same and is marked. */
async function expectLinesToLead(page: Page, lines: readonly string[]) {
  await expect(problem(page)).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(problem(page).getByRole('link')).toHaveText([...lines])
  for (const line of lines) {
    await problem(page).getByRole('link', { name: line }).press('Enter')
    const led = page.locator(':focus')
    await expect(led).toHaveAccessibleDescription(holding(line))
  }
}

test('every field of a person is checked when it is left, and forgiven when mended', async ({
  page,
}) => {
  await page.goto('/')
  for (const [name, wrong, right, words] of [
    ['Phone number', 'call Ada', '+44 7700 900101', 'That isn’t a phone number.'],
    ['Phone number', '0170 1234567', '+49 170 1234567', 'Which country is 0170 1234567 from?'],
    ['Email', 'ada@', 'ada@example.org', 'That email address looks incomplete.'],
  ] as const) {
    await field(page, name).fill(wrong)
    await expect(field(page, name)).not.toHaveAttribute('aria-invalid')
    await page.keyboard.press('Tab')
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page, name)).toHaveAccessibleDescription(holding(words))
    await field(page, name).fill(right)
    await expect(field(page, name)).not.toHaveAttribute('aria-invalid')
  }
})

test('a title or a message that is too long is told when it is left', async ({ page }) => {
  await create(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await field(page, 'Group title').fill('💬'.repeat(40))
  await page.keyboard.press('Tab')
  await expect(field(page, 'Group title')).toHaveAccessibleDescription(
    /This title is too long for WhatsApp: at most 100 bytes\./,
  )
  await field(page, 'First message').fill('y'.repeat(65_537))
  await page.keyboard.press('Tab')
  await expect(field(page, 'First message')).toHaveAccessibleDescription(
    /This message is too long for WhatsApp: at most 65,536 characters\./,
  )
})

test('an empty form is told line by line, and each line leads to its field', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expectLinesToLead(page, [
    'Choose an account.',
    'Say whom you want to reach: a phone number, username, email or user ID.',
  ])
  await chooseAccount(page, 'WhatsApp')
  await field(page, 'Phone number').fill('+44 7700 900101')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('New chat')
  await expect(problem(page)).toHaveCount(0)
  await expect(page).toHaveTitle('Overture')
})

test('a new chat that lacks people, words or a network for it is told in the same way', async ({
  page,
}) => {
  await create(page, 'iMessage')
  await page.getByRole('button', { name: 'Create chat' }).click()
  await expectLinesToLead(page, [
    'Add at least one person.',
    'iMessage needs a first message to open a chat.',
  ])
  await page.getByRole('combobox', { name: 'People to add' }).fill('Ada O')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Create chat' }).click()
  await expect(problem(page)).toContainText('“Ada O” is not added yet.')
})
