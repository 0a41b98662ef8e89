import { cleanup, render, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { ChatCard } from './chat-card.tsx'
import { nameOf } from './participants/people.ts'
import { arbitraryOf, hostile } from './testing/arbitrary-of.ts'

afterEach(cleanup)

// milliseconds; rendering many cards is slow on a busy machine
const timeout = 30_000

const now = new Date('2026-05-08T20:30:00Z')
const anyChat = arbitraryOf(Chat)

function show(raw: unknown) {
  const chat = Chat.parse(raw)
  const opened = { chatID: chat.id, accountID: chat.accountID, status: undefined, chat }
  const { container } = render(
    <ChatCard opened={opened} raw={raw} network={{ type: 'matrix', name: 'Matrix' }} now={now} />,
  )
  return { chat, container }
}

const textOf = (name: string) => screen.queryByRole('list', { name })?.textContent ?? ''

test(
  'any chat that conforms to the contract is shown with all participants and capabilities',
  () => {
    fc.assert(
      fc.property(anyChat, (raw) => {
        const { chat, container } = show(raw)
        const { capabilities } = chat
        const people = textOf('Participants')
        for (const person of chat.participants.items) {
          expect(people).toContain(displayText(nameOf(person)))
        }
        expect(container.querySelector('script, [onerror], [onload], iframe')).toBeNull()
        if (capabilities) {
          const card = screen.getByRole('article').textContent ?? ''
          const unknown = Object.keys(capabilities).filter((key) => key.startsWith('x-'))
          for (const key of unknown) expect(card).toContain(key)
          for (const key of Object.keys(capabilities.formatting ?? {})) expect(card).toContain(key)
          for (const kind of Object.keys(capabilities.attachments ?? {})) {
            within(screen.getByRole('table')).getByRole('rowheader', { name: kind.trim() })
          }
        }
        cleanup()
      }),
      { numRuns: 25 },
    )
  },
  timeout,
)

const everywhere = (evil: string) => ({
  id: evil,
  accountID: evil,
  type: evil,
  title: evil,
  network: evil,
  localChatID: evil,
  description: evil,
  imgURL: evil,
  unreadCount: 0,
  lastActivity: evil,
  draft: { text: evil, attachments: { a: { id: evil, type: evil, fileName: evil } } },
  reminder: { remindAt: evil },
  snooze: { snoozeUntil: evil },
  participants: {
    items: [{ id: evil, username: evil, phoneNumber: evil, email: evil, fullName: evil }],
    hasMore: false,
    total: 1,
  },
  capabilities: {
    [`x-${evil}`]: evil,
    formatting: { [evil]: 9 },
    allowedReactions: [evil],
    disappearingTimer: { types: [evil] },
    attachments: { [evil]: { mimeTypes: { [evil]: 2 } } },
  },
})

test.each(hostile)('%j stays plain text in every field', (evil) => {
  const { container } = show(everywhere(evil))
  expect(container.querySelector('img, script, iframe, a, [onerror], [onload]')).toBeNull()
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(displayText(evil))
  // title, description, draft with its file, reminder, snooze, reactions, formats, the chat's ID …
  expect(container.textContent?.split(displayText(evil)).length).toBeGreaterThan(10)
})
