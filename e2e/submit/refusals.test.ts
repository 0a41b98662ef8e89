import { detail, fillDetail, form } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { chooseAccount } from '../support/steps.ts'

test('an unused number is reported at its field, and the form is kept', {
  tag: '@core',
}, async ({ page, overture }) => {
  overture.expectConsoleError(/404/)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+1 555 010 9999')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello?')
  await page.getByRole('button', { name: 'Start chat' }).click()

  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toBeFocused()
  await expect(problem).toContainText('No one on WhatsApp uses +1 555 010 9999. Check the number')
  await expect(page).toHaveTitle(/^Error: /)
  await problem.getByRole('link').click()
  await expect(await detail(page, 'Phone number')).toBeFocused()
  await expect(await detail(page, 'Phone number')).toHaveValue('+1 555 010 9999')
  await expect(page.getByRole('textbox', { name: 'First message' })).toHaveValue('Hello?')
})

test('letters in the phone number field are never sent', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await page.goto('/')
  await fillDetail(page, 'Phone number', 'call Ada')
  await page.getByRole('button', { name: 'Start chat' }).click()
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem.getByRole('listitem')).toHaveText([
    'That isn’t a phone number. Write it like +49 170 1234567, without an extension.',
  ])
  await expect(await detail(page, 'Phone number')).toHaveAttribute('aria-invalid', 'true')
  expect(sent).toEqual([])
})

test('an unknown name, an ambiguous name and an empty form are explained', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await form.send(page).click()
  await expect(form.problem(page)).toContainText('Who do you want to reach? Type a name, a number')
  await fillDetail(page, 'Full name', 'Nobody Known')
  await form.send(page).click()
  await expect(form.problem(page)).toContainText(
    /No match for “Nobody Known” in this account\. Add a number/,
  )
  await fillDetail(page, 'Full name', 'Sam Park')
  await form.send(page).click()
  await expect(form.problem(page)).toContainText('Which Sam Park do you mean?')
})

test('a person who can’t be messaged is reported', async ({ page, overture }) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await chooseAccount(page, 'Beeper (Matrix)')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('Teo')
  await page.getByRole('option', { name: /Teo Eriksen/ }).click()
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText(
    'can’t be messaged',
  )
  // the button leads to the accounts; the shortcut still sends
  await page.getByRole('button', { name: 'Try another account' }).click()
  await expect(form.account(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toContainText('can’t message this person on Beeper')
  await problem.getByText('Details', { exact: true }).click()
  await expect(problem).toContainText('403')
})

test('a stopped server is reported, the form is kept, and sending works again later', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  await overture.stop()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(form.problem(page)).toContainText('Overture itself stopped answering on')
  await expect(form.problem(page)).toContainText('We don’t know whether this worked.')
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')

  await overture.start()
  await form.problem(page).getByRole('button', { name: 'Look again' }).click()
  await expect(form.problem(page)).toContainText('There is no chat with Ada Obi yet.')
  await form.problem(page).getByRole('button', { name: 'Try again' }).click()
  await expect(form.result(page)).toContainText('New chat')
})
