import { otherSite } from '../support/other-site.ts'
import { expect, test } from '../support/overture.ts'

test('another site can link to Overture, but cannot write through it', { tag: '@core' }, async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/status of 403|favicon.ico/)
  await using site = await otherSite(`
    <a href="${overture.url}/">Overture</a>
    <form method="post" enctype="text/plain" action="${overture.url}/sandbox/v1/chats/start">
      <button>Win a prize</button>
    </form>`)
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Win a prize' }).click()
  await expect(page.getByText('Overture does not answer to other sites.')).toBeVisible()

  await page.goto(site.url)
  await page.getByRole('link', { name: 'Overture' }).click()
  await expect(page).toHaveURL(`${overture.url}/`)
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
  // no script from strings, and no framing
  const answer = await page.goto('/')
  const policy = answer?.headers()['content-security-policy']
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
})

test('another site cannot open a WebSocket, and the attempt does no harm', async ({
  page,
  overture,
}) => {
  overture.expectConsoleError(/WebSocket connection|favicon.ico/)
  await using site = await otherSite('<title>Elsewhere</title>')
  await page.goto(site.url)
  const opened = await page.evaluate(async (own) => {
    const paths = ['//', '///', '//[', '//%', '//@/', '/sandbox/v1/ws', '/beeper/v1/ws', '/sandbox']
    const open = (path: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(own.replace('http', 'ws') + path)
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      })
    return Promise.all(paths.map(open))
  }, overture.url)
  expect(opened).toEqual(opened.map(() => false))
  await page.goto(overture.url)
  await expect(page.getByRole('button', { name: 'Start chat' })).toBeVisible()
  expect(overture.output()).not.toContain('Error')
})
