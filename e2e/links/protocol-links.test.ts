import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { type Detail, detail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'

const links = (page: Page) => page.getByRole('region', { name: 'Links' })

declare global {
  interface Window {
    /** The protocol handlers that the page registered, as [scheme, URL]. */
    registered?: string[][]
  }
}

/** Records each registration of a protocol handler, and passes it on. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const registered: string[][] = []
    window.registered = registered
    const { registerProtocolHandler } = Navigator.prototype
    Navigator.prototype.registerProtocolHandler = function (scheme, url) {
      registered.push([scheme, String(url)])
      registerProtocolHandler.call(this, scheme, url)
    }
  })

const registeredBy = (page: Page) => page.evaluate(() => window.registered)

test('each button registers one kind of link, and none is registered before', async ({
  page,
  overture,
}) => {
  await listen(page)
  await page.goto('/')
  await openDevelopers(page)
  await page.getByText('Open links with Overture').click()
  expect(await registeredBy(page)).toEqual([])
  const schemes = ['tel', 'sms', 'mailto', 'matrix', 'web+overture']
  for (const [before, scheme] of schemes.entries()) {
    await links(page)
      .getByRole('button', { name: `${scheme}:` })
      .click()
    await expect(links(page).getByRole('status').last()).toHaveText(
      `Your browser was asked about ${scheme}: links.`,
    )
    expect(await registeredBy(page)).toHaveLength(before + 1)
  }
  const url = `${overture.url}/#start?uri=%s`
  expect(await registeredBy(page)).toEqual(schemes.map((scheme) => [scheme, url]))
})

const arrivals: { link: string; name: Detail; value: string | RegExp }[] = [
  { link: 'tel:+44-7700-900101', name: 'Phone number', value: /7700.?900101/ },
  { link: 'sms:+447700900101?body=Hello', name: 'Phone number', value: /7700.?900101/ },
  { link: 'mailto:ada@example.org?subject=Hello', name: 'Email', value: 'ada@example.org' },
  { link: 'matrix:u/ada:example.org', name: 'User ID', value: '@ada:example.org' },
]
for (const { link, name, value } of arrivals) {
  test(`the browser hands ${link} over, and the form is filled`, async ({ page }) => {
    const writes: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') writes.push(request.url())
    })
    await listen(page)
    await page.goto('/')
    await openDevelopers(page)
    await page.getByText('Open links with Overture').click()
    const scheme = link.slice(0, link.indexOf(':') + 1)
    await links(page).getByRole('button', { name: scheme }).click()
    const [, template = ''] = (await registeredBy(page))?.[0] ?? []
    // as the browser does when the user follows such a link
    await page.goto('about:blank')
    await page.goto(template.replace('%s', encodeURIComponent(link)))
    await page.getByRole('button', { name: 'Fill the form' }).click()
    await expect(form.who(page)).toHaveValue(link)
    await expect(await detail(page, name)).toHaveValue(value)
    expect(writes).toEqual([])
  })
}

test('the links are hidden without browser support, and a refused registration is reported', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'registerProtocolHandler')
  })
  await page.goto('/')
  await openDevelopers(page)
  await expect(page.getByRole('button', { name: 'Copy link to this form' })).toBeVisible()
  await expect(page.getByText('Open links with Overture')).toHaveCount(0)

  await page.addInitScript(() => {
    Navigator.prototype.registerProtocolHandler = () => {
      throw new DOMException('not here', 'SecurityError')
    }
  })
  await page.reload()
  await openDevelopers(page)
  await page.getByText('Open links with Overture').click()
  await links(page).getByRole('button', { name: 'tel:' }).click()
  await expect(links(page)).toContainText('Your browser does not let Overture open tel: links.')
})

const Icons = z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() }))
const Manifest = z.object({
  name: z.literal('Overture'),
  start_url: z.literal('/'),
  display: z.literal('standalone'),
  icons: Icons,
  shortcuts: z.array(z.object({ name: z.string(), url: z.string() })),
  protocol_handlers: z.array(z.object({ protocol: z.string(), url: z.string() })),
})

test('the browser reads the manifest without errors', async ({ page, request }) => {
  await page.goto('/')
  const browser = await page.context().newCDPSession(page)
  const read = await browser.send('Page.getAppManifest')
  expect(read.errors).toEqual([])
  expect(read.url).toBe(new URL('/manifest.webmanifest', page.url()).href)
  const answer = await request.get(read.url)
  expect(answer.headers()['content-type']).toContain('application/manifest+json')

  const manifest = Manifest.parse(JSON.parse(read.data ?? ''))
  expect(manifest.protocol_handlers.map(({ protocol }) => protocol)).toEqual([
    ...['tel', 'sms', 'mailto', 'matrix', 'web+overture'],
  ])
  for (const { url } of manifest.protocol_handlers) expect(url).toBe('/#start?uri=%s')
  expect(manifest.shortcuts).toEqual([
    { name: 'New chat', url: '/#start' },
    { name: 'New group', url: '/#create' },
  ])
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await request.get(src)
    expect(icon.headers()['content-type']).toContain(type)
    if (type === 'image/png') expect(sizesOf(await icon.body())).toBe(sizes)
  }
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // this browser profile is a private one, which cannot install apps
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})

/** In a PNG, width and height follow the signature and the header of the first chunk. */
const sizesOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
