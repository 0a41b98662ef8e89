import AxeBuilder from '@axe-core/playwright'
import { detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

test('Alt 1 and Alt 2 switch the mode, also while typing', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await page.keyboard.press('Alt+Digit2')
  await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'First message' })).toHaveValue('Hello')
  await page.keyboard.press('Alt+Digit1')
  await expect(page.getByRole('radio', { name: 'Message someone' })).toBeChecked()
})

test('shortcuts are shown at their controls, also to assistive technology, but not on phones', async ({
  page,
}) => {
  await page.goto('/')
  const modes = page.getByRole('radiogroup', { name: 'What do you want to do?' })
  for (const [digit, name] of ['Message someone', 'Create a chat'].entries()) {
    const radio = modes.getByRole('radio', { name, exact: true })
    await expect(radio).toHaveAttribute('aria-keyshortcuts', `Alt+${digit + 1}`)
  }
  await form.who(page).fill('ada')
  for (const keys of ['Ctrl ↵', '↵ takes the first']) {
    await expect(page.getByText(keys)).toBeVisible()
  }
  await page.setViewportSize({ width: 390, height: 844 })
  for (const keys of ['Ctrl ↵', '↵ takes the first']) {
    await expect(page.getByText(keys)).toBeHidden()
  }
})

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 1366 }, hasTouch: true, isMobile: true })

  test('no keys are shown', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('radio', { name: 'Create a chat' })).toBeVisible()
    await expect(page.getByText('Ctrl ↵')).toBeHidden()
  })
})

test('Ctrl Enter outside the form sends once', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  const developers = await openDevelopers(page)
  await developers.getByRole('tab', { name: 'JSON' }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('Ada Obi')
  expect(sent.filter((url) => url.endsWith('/v1/chats/start'))).toHaveLength(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`? opens the shortcuts and Esc only closes them, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    const name = await detail(page, 'Full name')
    await name.press('Shift+?')
    await expect(name).toHaveValue('?')
    const opener = page.getByRole('button', { name: 'Keyboard shortcuts' })
    await opener.focus()
    await page.keyboard.press('Shift+?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(sheet).toContainText('Start or create the chat')
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Alt+Digit2')
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(opener).toBeFocused()
    await expect(name).toHaveValue('?')
    await expect(page.getByRole('radio', { name: 'Message someone' })).toBeChecked()
  })
}
