import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { markdownOf, plain } from './markdown.ts'
import { type Reported, reportOf } from './report.ts'

const secrets = ['+447700900101', 'ada@example.org', 'ada_obi', '!walk:example.org', '4711']
const chat = Chat.parse({
  id: '!walk:example.org',
  localChatID: '4711',
  accountID: 'local-whatsapp_1',
  type: 'group',
  title: 'Walk with ada_obi',
  draft: { text: 'unsent secret' },
  unreadCount: 0,
  participants: {
    items: [
      { id: '@mara:example.org', fullName: 'Mara Ruiz', isSelf: true, isAdmin: true },
      { id: '@447700900101:example.org', phoneNumber: '+447700900101', username: 'ada_obi' },
      { id: '@jun:example.org', fullName: 'Jun ada@example.org', email: 'ada@example.org' },
    ],
    hasMore: true,
    total: 40,
  },
  capabilities: {
    reply: 2,
    maxTextLength: 4096,
    attachments: { 'm.image': { mimeTypes: { 'image/png': 2 }, maxSize: 1000 } },
  },
})

const card: Reported = {
  chatID: chat.id,
  accountID: chat.accountID,
  title: 'Walk with ada_obi',
  networkName: 'WhatsApp',
  verdict: { badge: '✦ New chat', evidence: ['The check found another chat: !old:example.org'] },
  chat,
  raw: undefined,
}

test('a report without identifiers has none in any text', () => {
  const markdown = markdownOf(reportOf(card, false))
  for (const secret of [...secrets, '!old:example.org', 'local-whatsapp_1', '@mara']) {
    expect(markdown.replaceAll('\\', '')).not.toContain(secret)
  }
  expect(markdown).toContain('- Mara Ruiz · You · Admin')
  expect(markdown).toContain('- Participant 1')
  expect(markdown).toContain('- and 37 more')
})

test('a name at the end of a sentence is kept', () => {
  const verdict = { ...card.verdict, evidence: ['1 of 2 is missing: Zoë.'] }
  expect(reportOf({ ...card, verdict }, false).verdict.evidence).toEqual(verdict.evidence)
})

test('a name or title that is an identifier is hidden in any notation', () => {
  const items = [
    { id: '@447700900101:example.org', fullName: '+44 7700 900101', phoneNumber: '+447700900101' },
    { id: '@b:example.org', fullName: 'Ada.Obi@Example.org', email: 'ada.obi@example.org' },
    { id: '@c:example.org', fullName: '@SolVega', username: 'solvega' },
  ]
  const people = { items, hasMore: false, total: 3 }
  const unsaved = Chat.parse({ ...chat, title: '(07700) 900-101', participants: people })
  const report = reportOf({ ...card, chat: unsaved, title: '(07700) 900-101' }, false)
  expect(report.title).toBe('…')
  expect(report.people).toEqual(['Participant 1', 'Participant 2', 'Participant 3'])
})

test('a title of 300 kB is truncated, without bidi controls', () => {
  const title = `\u202e${'x'.repeat(300_000)}`
  for (const withIdentifiers of [true, false]) {
    const report = reportOf({ ...card, title }, withIdentifiers)
    expect(report.title.length).toBeLessThan(510)
    expect(report.title).not.toContain('\u202e')
  }
})

test('a report with identifiers has all of them', () => {
  const markdown = markdownOf(reportOf(card, true)).replaceAll('\\', '')
  for (const secret of secrets.slice(0, 4)) expect(markdown).toContain(secret)
})

test('a report never has the draft of the chat', () => {
  expect(markdownOf(reportOf(card, true))).not.toContain('unsent secret')
})

test('Markdown has headings, lists and a table', () => {
  const markdown = markdownOf(reportOf({ ...card, title: 'Walk' }, false))
  expect(markdown).toContain('## Walk\n\nWhatsApp · Group\n\n**✦ New chat** – ')
  expect(markdown).toContain(
    '### What this chat can do\n\n#### Messages\n\n- Reply: fully supported',
  )
  expect(markdown).toContain('| Kind | Formats | Caption | Up to |\n| --- | --- | --- | --- |')
  expect(markdown).toContain('| Image | PNG | not said | 1 kB |')
})

test('texts are escaped in Markdown', () => {
  expect(plain('# *bold* [x](y) | <b>\n- a')).toBe(
    '\\# \\*bold\\* \\[x\\]\\(y\\) \\| \\<b\\> \\- a',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plain(text)).not.toMatch(/\n|(?<!\\)[*_`[\]<>|#]/)
    }),
  )
})

const walk = {
  ...card,
  title: 'Walk',
  chat: Chat.parse({
    ...chat,
    participants: { ...chat.participants, hasMore: false, total: 3 },
  }),
  requested: [
    { id: '@jun:example.org', name: 'Jun ada@example.org', email: 'ada@example.org' },
    { id: '@mo:example.org', name: 'Missing Mo', phoneNumber: '+15550109010' },
    { id: '@15550109011:example.org', name: '+15550109011', phoneNumber: '+15550109011' },
  ],
}

test('a report names missing people without their number', () => {
  const report = reportOf(walk, false)
  expect(report.missing).toEqual(['Missing Mo', 'Participant 2'])
  const markdown = markdownOf(report).replaceAll('\\', '')
  expect(markdown).toContain('- Missing Mo · Missing')
  expect(markdown).not.toMatch(/15550109|@mo|@jun/)
  expect(markdownOf(reportOf(walk, true)).replaceAll('\\', '')).toContain('+15550109011')
})

test('a report does not call people missing who may be among omitted participants', () => {
  expect(reportOf({ ...walk, chat }, false).missing).toEqual([])
})

test('a report has formatted numbers', () => {
  const spell = (text: string) => text.replace('+447700900101', '+44 7700 900101')
  const markdown = markdownOf(reportOf({ ...card, spell }, true)).replaceAll('\\', '')
  expect(markdown).toContain('+44 7700 900101')
  expect(markdown).not.toContain('+447700900101')
})
