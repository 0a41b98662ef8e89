import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount } from '../support/steps.ts'

const { who, people, message } = form
const mode = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const pill = (page: Page, name: string) =>
  page.getByRole('button', { name: `Remove ${name}`, exact: true })

async function createWithTwo(page: Page) {
  await page.keyboard.press('Alt+Digit2')
  // the list of frequent contacts opens at once and covers what is below
  await page.keyboard.press('Escape')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await people(page).focus()
}

async function search(page: Page) {
  await chooseAccount(page, 'WhatsApp')
  await who(page).fill('Sam')
  await expect(page.getByRole('option', { name: /Sam Park/ }).nth(1)).toBeVisible()
}

/** Each line of the sheet, with a proof that the shortcut does what it says. */
const lines: { keys: string; meaning: string; proof(page: Page): Promise<void> }[] = [
  {
    keys: 'Ctrl ↵',
    meaning: 'Start or create the chat, from anywhere',
    async proof(page) {
      await chooseAccount(page, 'WhatsApp')
      await fillDetail(page, 'Phone number', '+44 7700 900101')
      await page.getByRole('button', { name: 'Recent' }).focus()
      await page.keyboard.press('Control+Enter')
      await expect(form.result(page)).toContainText('Ada Obi')
    },
  },
  {
    keys: 'Ctrl K',
    meaning: 'Search people, chats, accounts and actions',
    async proof(page) {
      await message(page).press('Control+k')
      const palette = page.getByRole('dialog', { name: 'Search or do' })
      await expect(palette.getByRole('combobox')).toBeFocused()
      await page.keyboard.press('Control+k')
      await expect(palette).toHaveCount(0)
      await expect(message(page)).toBeFocused()
    },
  },
  {
    keys: 'Alt 1',
    meaning: 'Message someone',
    async proof(page) {
      await chooseMode(page, 'Create a chat')
      await message(page).press('Alt+Digit1')
      await expect(mode(page, 'Message someone')).toBeChecked()
    },
  },
  {
    keys: 'Alt 2',
    meaning: 'Create a chat',
    async proof(page) {
      await message(page).press('Alt+Digit2')
      await expect(mode(page, 'Create a chat')).toBeChecked()
    },
  },
  {
    keys: '↓ ↑',
    meaning: 'Move through suggestions',
    async proof(page) {
      await search(page)
      await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
      for (const [key, at] of [
        ['ArrowDown', 1],
        ['ArrowUp', 0],
      ] as const) {
        await page.keyboard.press(key)
        await expect(page.getByRole('option').nth(at)).toHaveAttribute('aria-selected', 'true')
      }
    },
  },
  {
    keys: '↵',
    meaning: 'Choose the highlighted person',
    async proof(page) {
      await search(page)
      await page.keyboard.press('Enter')
      await expect(form.preview(page)).toContainText(/You picked Sam Park from your contacts\./)
      await expect(await detail(page, 'User ID')).toHaveValue(/\S/)
    },
  },
  {
    keys: '→',
    meaning: 'Choose another network of the highlighted person',
    async proof(page) {
      await who(page).fill('Ada Obi')
      const first = page.getByRole('option').first()
      await expect(first).toHaveAccessibleName(/^Ada Obi, .*, on /)
      const before = (await first.getAttribute('aria-label')) ?? ''
      await page.keyboard.press('ArrowRight')
      await expect(first).toHaveAccessibleName(/^Ada Obi, .*, on /)
      await expect(first).not.toHaveAccessibleName(before)
      const [network = ''] = ((await first.getAttribute('aria-label')) ?? '')
        .split(', on ')
        .slice(-1)
      await page.keyboard.press('Enter')
      await expect(form.account(page)).toHaveValue(network)
    },
  },
  {
    keys: ', ; ↵ Tab',
    meaning: 'Add the typed person',
    async proof(page) {
      await createWithTwo(page)
      for (const [name, key] of [
        ['Tess Brandt', ','],
        ['Sol Vega', ';'],
        ['Zoë Ångström', 'Enter'],
        ['Ana Ruiz', 'Tab'],
      ] as const) {
        await page.keyboard.type(name)
        await page.keyboard.press(key)
        await expect(pill(page, name)).toBeVisible()
      }
    },
  },
  {
    keys: '⌫',
    meaning: 'Go to the last person, then remove them',
    async proof(page) {
      await createWithTwo(page)
      await page.keyboard.press('Backspace')
      await expect(pill(page, 'Jun Lindqvist')).toBeFocused()
      await page.keyboard.press('Backspace')
      await expect(pill(page, 'Jun Lindqvist')).toHaveCount(0)
    },
  },
  {
    keys: '← →',
    meaning: 'Move through the people you added; Del removes one',
    async proof(page) {
      await createWithTwo(page)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await expect(pill(page, 'Ada Obi')).toBeFocused()
      await page.keyboard.press('ArrowRight')
      await expect(pill(page, 'Jun Lindqvist')).toBeFocused()
      await page.keyboard.press('Delete')
      await expect(pill(page, 'Jun Lindqvist')).toHaveCount(0)
      await expect(people(page)).toBeFocused()
    },
  },
  {
    keys: '↑',
    meaning: 'Bring the last message back, in an empty message',
    async proof(page) {
      await message(page).fill('Hello again')
      await message(page).fill('')
      await page.keyboard.press('ArrowUp')
      await expect(message(page)).toHaveValue('Hello again')
    },
  },
  {
    keys: 'Ctrl Z',
    meaning: 'Undo clearing, or removing a person',
    async proof(page) {
      await createWithTwo(page)
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Control+z')
      await expect(pill(page, 'Jun Lindqvist')).toBeVisible()
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect(pill(page, 'Ada Obi')).toHaveCount(0)
      // from anywhere but a text field, which has its own undo
      await page.getByRole('button', { name: 'Recent' }).focus()
      await page.keyboard.press('Control+z')
      await expect(pill(page, 'Ada Obi')).toBeVisible()
    },
  },
  {
    keys: 'F2',
    meaning: 'Edit a person as text',
    async proof(page) {
      await createWithTwo(page)
      await page.keyboard.press('Backspace')
      await page.keyboard.press('F2')
      await expect(people(page)).toHaveValue('Jun Lindqvist')
    },
  },
  {
    keys: 'Esc',
    meaning: 'Close a list or a sheet; nothing is cleared',
    async proof(page) {
      await search(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('option')).toHaveCount(0)
      await page.getByRole('button', { name: 'Recent' }).click()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(who(page)).toHaveValue('Sam')
    },
  },
  {
    keys: '?',
    meaning: 'Show this list',
    async proof(page) {
      await page.getByRole('button', { name: 'Recent' }).focus()
      await page.keyboard.press('Shift+?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    },
  },
]

test('the sheet lists exactly the shortcuts tested here', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByRole('definition')).toHaveText(lines.map(({ meaning }) => meaning))
  await expect(sheet.getByRole('term')).toHaveText(
    lines.map(({ keys }) => keys.replaceAll(' ', '')),
  )
})

for (const { keys, meaning, proof } of lines) {
  test(`${keys} does what the sheet says: ${meaning}`, async ({ page }) => {
    await page.goto('/')
    await proof(page)
  })
}
