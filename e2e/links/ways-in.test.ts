import { detail, form, openDevelopers } from '../support/form.ts'
import { otherSite } from '../support/other-site.ts'
import { expect, test } from '../support/overture.ts'

test('the bookmarklet passes a selection on, and web+overture: links fill the form', async ({
  page,
  context,
  overture,
}) => {
  overture.expectConsoleError(/favicon.ico/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await openDevelopers(page)
  await page.getByText('Carry a selection over').click()
  const link = page.getByRole('link', { name: 'Open in Overture' })

  await test.step('clicked in Overture it explains itself, and it can be copied', async () => {
    await link.click()
    await expect(page.getByText('It works in your bookmarks bar: drag it there.')).toBeVisible()
    await page.getByRole('button', { name: 'Copy the bookmark' }).click()
    await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(await link.getAttribute('href')).toBe(copied)
  })
  const bookmark = (await link.getAttribute('href')) ?? ''

  await test.step('on another site it opens Overture with the selection', async () => {
    await using site = await otherSite('<p>Call <b>+44 7700 900101</b> & ask for Ada.</p>')
    const other = await context.newPage()
    await other.goto(site.url)
    await other.getByText('+44 7700 900101').selectText()
    const opening = context.waitForEvent('page')
    // as the browser does when a bookmark is clicked
    await other.evaluate((address) => location.assign(address), bookmark)
    const opened = await opening
    await expect(opened.getByText(/^A link names \+44 7700 900101/)).toBeVisible()
    expect(new URL(opened.url()).origin).toBe(overture.url)
    expect(await opened.evaluate(() => window.opener)).toBeNull()
    await opened.getByRole('button', { name: 'Fill the form' }).click()
    await expect(form.who(opened)).toHaveValue('+44 7700 900101')
    await expect(form.preview(opened)).toContainText('Ada Obi')
    await expect(other.getByText('Call +44 7700 900101 & ask for Ada.')).toBeVisible()
  })

  await test.step('a web+overture: link fills person and message', async () => {
    const address = 'web+overture:start?phone=%2B447700900101&text=Hello'
    await page.goto('about:blank')
    await page.goto(`/#start?uri=${encodeURIComponent(address)}`)
    await page.getByRole('button', { name: 'Fill the form' }).click()
    await expect(await detail(page, 'Phone number')).toHaveValue('+447700900101')
    await expect(form.message(page)).toHaveValue('Hello')
    await page.goto('about:blank')
    await page.goto(`/#start?uri=${encodeURIComponent('web+overture:+447700900102')}`)
    await page.getByRole('button', { name: 'Fill the form' }).click()
    await expect(form.who(page)).toHaveValue('+447700900102')
  })

  await test.step('New group opens the form for a group, and keeps the draft', async () => {
    await page.goto('about:blank')
    await page.goto('/#create')
    await expect(form.people(page)).toBeFocused()
    await expect(page.getByText(/^A link names/)).toHaveCount(0)
    expect(new URL(page.url()).hash).toBe('')
    await page.evaluate(() => {
      location.hash = '#start'
    })
    await expect(form.who(page)).toBeFocused()
    await expect(form.who(page)).toHaveValue('+447700900102')
  })
})

test('the installed app shows a page of its own while Overture is stopped', {
  tag: '@core',
}, async ({ page, overture }) => {
  overture.expectConsoleError(/ERR_CONNECTION|status of 503|WebSocket|favicon.ico|TrustedScriptURL/)
  const workers = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  await page.goto('/')
  await expect(form.who(page)).toBeFocused()

  await test.step('a tab has no service worker, and no other script can become one', async () => {
    await page.waitForLoadState('networkidle')
    expect(await workers()).toBe(0)
    const refused = await page.evaluate(() =>
      navigator.serviceWorker.register('/first-paint.js').then(
        () => 'registered',
        (error: Error) => error.name,
      ),
    )
    expect(refused).toBe('TypeError')
    expect(await workers()).toBe(0)
  })

  await test.step('once installed, the app opens without a server', async () => {
    await page.evaluate(() => dispatchEvent(new Event('appinstalled')))
    await expect.poll(workers).toBe(1)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await overture.stop()
    await page.goto('about:blank')
    await page.goto('/#create')
    await expect(page.getByRole('heading', { name: 'Overture isn’t running.' })).toBeVisible()
    await expect(page.getByText('Start it with npm start, then reload.')).toBeVisible()
  })

  await test.step('once the server runs again the page opens at its URL', async () => {
    await overture.start()
    await page.reload()
    await expect(form.people(page)).toBeFocused()
    await page.keyboard.press('Alt+Digit1')
    await form.who(page).fill('Ada Obi')
    await page.keyboard.press('Control+Enter')
    await expect(form.result(page).getByRole('heading', { name: 'Ada Obi' })).toBeFocused()
  })

  await test.step('other sites can still link to it, and nothing more', async () => {
    await using site = await otherSite(`<a href="${overture.url}/">Overture</a>`)
    await page.goto(site.url)
    await page.getByRole('link', { name: 'Overture' }).click()
    await expect(form.who(page)).toBeVisible()
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(
      `${overture.url}/offline-worker.js`,
    )
  })
})
