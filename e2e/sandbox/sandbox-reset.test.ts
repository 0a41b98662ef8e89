import { pill, result } from '../support/connection-steps.ts'
import { fillDetail, form } from '../support/form.ts'
import { ada, open } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'
import { expectNoBreach } from '../support/steps.ts'

test('a reset asks for confirmation and removes every opened chat', {
  tag: '@core',
}, async ({ page, overture }) => {
  overture.expectConsoleError(/404/)
  await open(page, ada, 'Hello')
  await expect(result(page)).toContainText('New chat')
  await form.message(page).fill('Hello')
  await pill(page, 'Sandbox').click()
  const panel = page.getByRole('dialog', { name: 'Connection' })
  const reset = panel.getByRole('button', { name: 'Reset the sandbox' })
  await reset.press('Enter')
  const question = panel.getByRole('group', { name: /^Reset the sandbox\? Every chat/ })
  await expect(question.getByRole('button', { name: 'Keep everything' })).toBeFocused()
  await expectNoBreach(page)
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(reset).toBeFocused()

  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Reset', exact: true }).press('Enter')
  const confirmation = panel.getByText('The sandbox has been reset.')
  await expect(confirmation).toBeFocused()
  await expectNoBreach(page)
  await page.keyboard.press('Escape')
  await expect(pill(page, 'Sandbox')).toBeFocused()
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/14 accounts/)
  await expect(result(page)).toHaveCount(0)
  await expect(form.message(page)).toHaveValue('Hello')

  // opening the same chat again is not a repeat: the first one was removed
  await fillDetail(page, 'Phone number', ada)
  await expect(form.preview(page)).toContainText('First contact')
  await form.send(page).click()
  await expect(result(page)).toContainText('New chat')
})

test('a recent chat from before the reset shows what is still known', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/404/)
  await open(page, ada)
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Reset the sandbox' }).click()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByText('The sandbox has been reset.')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Recent' }).click()
  await page.getByRole('button', { name: /Show card/ }).click()
  await expect(result(page).getByRole('article', { name: 'Ada Obi' })).toBeVisible()
})

test('a failed reset is reported', async ({ page, overture }) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await page.goto('/')
  await pill(page, 'Sandbox').click()
  await page.getByRole('button', { name: 'Reset the sandbox' }).click()
  await overture.stop()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'The sandbox couldn’t be reset. Is Overture still running?',
  )
  await overture.start()
})
