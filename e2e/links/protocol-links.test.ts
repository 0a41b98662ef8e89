import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { type Detail, detail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'

const links = (page: Page) => page.getByRole('region', { name: 'Links' })

declare global {
  interface Window {
    /** What the browser was asked to let this page open. */
    asked?: string[][]
  }
}

/** Writes down what the browser is asked, and lets it be asked. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const asked: string[][] = []
    window.asked = asked
    const { registerProtocolHandler } = Navigator.prototype
    Navigator.prototype.registerProtocolHandler = function (scheme, url) {
      asked.push([scheme, String(url)])
      registerProtocolHandler.call(this, scheme, url)
    }
  })

const askedOf = (page: Page) => page.evaluate(() => window.asked)

test('the browser is asked for one kind of link per press, and for none before', async ({
  page,
  overture,
}) => {
  await listen(page)
  await page.goto('/')
  await openDevelopers(page)
  await page.getByText('Open links with Overture').click()
  expect(await askedOf(page)).toEqual([])
  const schemes = ['tel', 'sms', 'mailto', 'matrix', 'web+overture']
  for (const [before, scheme] of schemes.entries()) {
    await links(page)
      .getByRole('button', { name: `${scheme}:` })
      .click()
    await expect(links(page).getByRole('status').last()).toHaveText(
      `Your browser was asked about ${scheme}: links.`,
    )
    expect(await askedOf(page)).toHaveLength(before + 1)
  }
  const url = `${overture.url}/#start?uri=%s`
  expect(await askedOf(page)).toEqual(schemes.map((scheme) => [scheme, url]))
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
    const [, template = ''] = (await askedOf(page))?.[0] ?? []
    // as the browser does when somebody follows such a link elsewhere
    await page.goto('about:blank')
    await page.goto(template.replace('%s', encodeURIComponent(link)))
    await page.getByRole('button', { name: 'Fill the form' }).click()
    await expect(form.who(page)).toHaveValue(link)
    await expect(await detail(page, name)).toHaveValue(value)
    expect(writes).toEqual([])
  })
}

test('a browser that opens no links is not offered any, and one that refuses is told of', async ({
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

test('the browser reads the manifest and finds nothing to complain about', async ({
  page,
  request,
}) => {
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
  // this browser profile is a private one, which never installs anything
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})

/** Width and height stand behind the signature and the name of the first chunk of a PNG. */
const sizesOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
