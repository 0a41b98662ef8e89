import { fillDetail } from './form.ts'
import { expect, test } from './overture.ts'
import { chooseAccount, confirmRepeat } from './steps.ts'

const number = { name: 'Phone number' }

test('a number nobody uses is told beside the field, and the form is kept', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/404/)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('textbox', number).fill('+1 555 010 9999')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello?')
  await page.getByRole('button', { name: 'Start chat' }).click()

  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toBeFocused()
  await expect(problem).toContainText('No one on WhatsApp uses +15550109999.')
  await expect(page).toHaveTitle(/^Error: /)
  await problem.getByRole('link').click()
  await expect(page.getByRole('textbox', number)).toBeFocused()
  await expect(page.getByRole('textbox', number)).toHaveValue('+1 555 010 9999')
  await expect(page.getByRole('textbox', { name: 'First message' })).toHaveValue('Hello?')
})

test('letters where a number belongs never leave the page', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await page.goto('/')
  await page.getByRole('textbox', number).fill('call Ada')
  await page.getByRole('button', { name: 'Start chat' }).click()
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem.getByRole('listitem')).toHaveText([
    'Choose an account.',
    'That isn’t a phone number. Write it like +49 170 1234567, without an extension.',
  ])
  await expect(page.getByRole('textbox', number)).toHaveAttribute('aria-invalid', 'true')
  expect(sent).toEqual([])
})

test('a name alone, and an empty form, are explained', async ({ page }) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('alert')).toContainText('Say whom you want to reach')
  await fillDetail(page, 'Full name', 'Ada Obi')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('alert')).toContainText('A name helps us choose')
})

test('somebody who can’t be messaged is told as such', async ({ page, overture }) => {
  overture.expectConsoleError(/403/)
  await page.goto('/')
  await chooseAccount(page, 'Beeper (Matrix)')
  await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('Teo')
  await page.getByRole('option', { name: /Teo Eriksen/ }).click()
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText(
    'can’t be messaged',
  )
  await page.getByRole('button', { name: 'Start chat' }).click()
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toContainText('can’t message this person on Beeper')
  await problem.getByText('Details', { exact: true }).click()
  await expect(problem).toContainText('403')
})

test('a server that is gone is told, nothing is lost, and it works again later', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await page.getByRole('textbox', number).fill('+44 7700 900101')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Ada Obi')
  await overture.stop()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByRole('alert')).toContainText('The sandbox isn’t answering')
  await expect(page.getByRole('textbox', number)).toHaveValue('+44 7700 900101')

  await overture.start()
  await page.getByRole('button', { name: 'Start chat' }).click()
  await confirmRepeat(page)
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('New chat')
})
