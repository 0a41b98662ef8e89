import { ada, log, open, result, write } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'

test('a first message is followed until delivery, or shows its error and can be sent again', {
  tag: '@core',
}, async ({ page }) => {
  await open(page, ada, 'Hello Ada & welcome')
  await expect(log(page)).toContainText('Hello Ada & welcome')
  await expect(log(page)).toContainText('Delivered')
  await expect(log(page).getByRole('button')).toHaveCount(0)

  await open(page, '+1 555 010 9009')
  await write(page, 'Hello')
  await expect(result(page)).toContainText('Not sent')
  await expect(result(page)).toContainText('WhatsApp did not accept the message')

  const again = page.waitForRequest((request) => request.method() === 'POST')
  await result(page).getByRole('button', { name: 'Send now' }).click()
  expect((await again).postDataJSON()).toEqual({ text: 'Hello' })
})

test('the newest message is in view, also after older ones', async ({ page }) => {
  await open(page, '+49 151 5550 1234', 'Good morning, İpek')
  await expect(log(page).getByRole('listitem')).not.toHaveCount(2)
  await expect(log(page).getByText('Good morning, İpek')).toBeInViewport()
})

test('a first message can be written on the card, and is sent once', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/messages')) sent.push(request.url())
  })
  await open(page, ada)
  await result(page).getByRole('textbox', { name: 'Write a message' }).fill('Hello')
  await result(page)
    .getByRole('button', { name: 'Send', exact: true })
    .evaluate((button: HTMLButtonElement) => {
      for (let press = 0; press < 100; press++) button.click()
    })
  await expect(result(page)).toContainText('Delivered')
  expect(sent).toHaveLength(1)
})
