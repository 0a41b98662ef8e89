import { afterEach, expect, test, vi } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { dark, light } from '#ui/tokens.ts'
import { drawReport } from './picture.ts'
import { reportOf } from './report.ts'
import { fileName } from './share-card.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const chat = Chat.parse({
  id: '!walk:example.org',
  accountID: 'whatsapp',
  type: 'group',
  title: 'Sunday walk',
  unreadCount: 0,
  participants: {
    items: [
      { id: '@ada:example.org', fullName: 'Ada Obi' },
      { id: '@zoe:example.org', fullName: 'Zoë Ångström', imgURL: 'https://tracker.example/z.png' },
    ],
    hasMore: false,
    total: 2,
  },
  capabilities: { maxTextLength: 65_536 },
})

const report = (fields: object = {}) =>
  reportOf(
    {
      chatID: chat.id,
      accountID: chat.accountID,
      title: 'Sunday walk',
      networkName: 'WhatsApp',
      networkType: 'whatsapp',
      verdict: { tone: 'warn', badge: 'New chat, 1 missing', evidence: ['There was none before.'] },
      requested: [
        { id: '@ada:example.org', name: 'Ada Obi' },
        { id: '@mo:example.org', name: 'Missing Mo', phoneNumber: '+15550109010' },
        { id: '@zoe:example.org', name: 'Zoë Ångström' },
      ],
      chat,
      raw: undefined,
      ...fields,
    },
    false,
  )

/** Draws with a context that records texts and fills; each character is ten pixels wide. */
async function drawn(of: ReturnType<typeof report>, theme: 'light' | 'dark' = 'light') {
  const texts: string[] = []
  const fills: unknown[] = []
  let canvas: { width: number; height: number } | undefined
  const context = new Proxy(
    {
      measureText: (text: string) => ({ width: [...text].length * 10 }),
      fillText: (text: string) => texts.push(text),
    },
    {
      get: (known, name) => Reflect.get(known, name) ?? (() => {}),
      set: (_, name, value) => {
        if (name === 'fillStyle') fills.push(value)
        return true
      },
    },
  )
  vi.stubGlobal('Path2D', class {})
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    done,
  ) {
    canvas = this
    done(new Blob())
  })
  const picture = await drawReport(of, theme)
  return { picture, texts, fills, width: canvas?.width, height: canvas?.height }
}

test('the picture of 1200 by 630 pixels has title, verdict, people and key numbers', async () => {
  const { picture, texts, fills, width, height } = await drawn(report())
  expect(picture).toBeInstanceOf(Blob)
  expect([width, height]).toEqual([1200, 630])
  expect(texts).toEqual(
    expect.arrayContaining(['Sunday walk', 'WhatsApp · Group', 'New chat, 1 missing', '65,536']),
  )
  expect(texts).toEqual(expect.arrayContaining(['AO', 'ZÅ', 'Missing: Missing Mo']))
  expect(fills).toContain('#12803c')
  expect(fills).toContain(light.surface)
  expect(texts.join()).not.toMatch(/1555010|@mo/)
})

test('the picture has a dark theme', async () => {
  const { fills } = await drawn(report(), 'dark')
  expect(fills).toEqual(expect.arrayContaining([dark.paper, dark.surface]))
  expect(fills).not.toContain(light.paper)
})

test('a long title is truncated to the width of the card', async () => {
  const { texts } = await drawn({ ...report(), title: 'x'.repeat(5_000) })
  const title = texts.find((text) => text.startsWith('xxx')) ?? ''
  expect(title.endsWith('…')).toBe(true)
  expect(title.length).toBeLessThan(120)
})

test('a browser that cannot draw returns no picture', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  expect(await drawReport(report(), 'light')).toBeUndefined()
})

test.each([
  ['Ada Obi', 'ada-obi.png'],
  ['Zoë Ångström 🎂', 'zoe-angstrom.png'],
  ['../../etc/passwd', 'etc-passwd.png'],
  ['林美玲', '林美玲.png'],
  ['…', 'chat.png'],
  ['', 'chat.png'],
  ['x'.repeat(500), `${'x'.repeat(60)}.png`],
])('the file name for %s is %s', (title, name) => {
  expect(fileName(title)).toBe(name)
})
