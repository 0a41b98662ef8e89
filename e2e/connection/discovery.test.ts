import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expectDraft, pill, refocusUntil, signIn, who } from '../support/connection-steps.ts'
import { detail, form } from '../support/form.ts'
import { chooseAccount } from '../support/steps.ts'
import { expect, test } from '../support/with-beeper.ts'

test.describe('Beeper is started after the page', () => {
  test.use({ isBeeperRunning: false })

  test('and is found when the page becomes visible again', { tag: '@core' }, async ({
    page,
    beeper,
  }) => {
    await page.goto('/')
    await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/\d+ accounts/)
    await expect(page.getByRole('button', { name: /Beeper is running/ })).toHaveCount(0)
    await beeper.run()
    await refocusUntil(page, page.getByRole('button', { name: 'Beeper is running · Sign in' }))
    await expect(pill(page, 'Sandbox')).toBeVisible()
  })

  test('or answers too late at first, and is found while the page is visible', async ({
    page,
    beeper,
  }) => {
    const sockets = new Set<Socket>()
    const silent = createServer((socket) => sockets.add(socket))
    await once(silent.listen(Number(new URL(beeper.url).port), '127.0.0.1'), 'listening')
    const response = page.waitForResponse('**/overture/beeper')
    await page.goto('/')
    expect(await (await response).json()).toMatchObject({ state: 'silent' })
    for (const socket of sockets) socket.destroy()
    await once(silent.close(), 'close')
    await beeper.run()
    await expect(page.getByRole('button', { name: 'Beeper is running · Sign in' })).toBeVisible()
  })

  test('and is found while the panel is open', async ({ page, beeper }) => {
    await page.goto('/')
    await pill(page, 'Sandbox').click()
    const panel = page.getByRole('dialog', { name: 'Connection' })
    await expect(panel).toContainText(/Not answering on 127\.0\.0\.1:\d+\. Open Beeper/)
    await beeper.run()
    await expect(panel.getByRole('region', { name: 'Beeper' })).toContainText('4.3.73')
    await page.keyboard.press('Escape')
    await signIn(page)
  })
})

test('a restarted Overture is found, and failed requests are repeated', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/ERR_CONNECTION_REFUSED/)
  await page.goto('/', { waitUntil: 'networkidle' })
  await chooseAccount(page, 'WhatsApp')
  await form.message(page).fill('Are we on for Tuesday?')
  const number = await detail(page, 'Phone number')
  await overture.stop()
  await number.fill('+44 7700 900101')
  await who(page).fill('Tess')
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription('Not answering')
  await expect(
    page.getByText(/^Overture itself isn’t answering on 127\.0\.0\.1:\d+\./),
  ).toBeVisible()
  await overture.start()
  await expect(pill(page, 'Sandbox')).toHaveAccessibleDescription(/14 accounts/)
  await expect(page.getByText(/isn’t answering/)).toHaveCount(0)
  // the repeated search shows that the name and the number are two people
  await expect(form.preview(page)).toContainText('Tess and Ada Obi are two different people.')
  await expectDraft(page)
})
