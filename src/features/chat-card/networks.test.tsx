import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { allNetworks } from '#sandbox/networks/networks.ts'
import type { Network } from '#sandbox/networks/shared.ts'
import { attachmentRows } from './capabilities/attachments.tsx'
import { capabilitiesIn, capabilityGroups } from './capabilities/groups.ts'
import { sentence } from './capabilities/lines.ts'
import { ChatCard } from './chat-card.tsx'

afterEach(cleanup)

type Type = 'single' | 'group'

const mara = { id: '@mara:example.org', fullName: 'Mara Ruiz', isSelf: true }
const ada = { id: '@ada:example.org', fullName: 'Ada Obi' }
const jun = { id: '@jun:example.org', fullName: 'Jun Lindqvist' }

function chatOn(network: Network, type: Type) {
  const items = type === 'single' ? [mara, ada] : [mara, ada, jun]
  return Chat.parse({
    id: network.chatID('golden'),
    accountID: network.account.accountID,
    type,
    title: type === 'single' ? 'Ada Obi' : 'Sunday walk',
    unreadCount: 0,
    participants: { items, hasMore: false, total: items.length },
    capabilities: type === 'single' ? network.chats.direct : network.chats.group,
  })
}

/** The capabilities and attachments of a chat as text. */
function expectedText({ capabilities = {}, ...chat }: Chat) {
  const raw = capabilitiesIn({ ...chat, capabilities })
  const groups = capabilityGroups(capabilities, chat.type === 'group', raw)
  const rows = attachmentRows(capabilities.attachments ?? {})
  return [
    ...groups.flatMap(({ lines }) => lines.map(sentence)),
    ...rows.map(({ kind, formats, limits, caption, size }) =>
      [kind, formats + limits, caption ?? 'not said', size ?? 'not said'].join(' | '),
    ),
  ].join('\n')
}

/** The same text from the rendered card. */
function renderedText({ type, account }: Network, chat: Chat) {
  const opened = { chatID: chat.id, accountID: chat.accountID, status: 'created', chat }
  render(<ChatCard opened={opened} network={{ type, name: account.network }} raw={chat} />)
  const card = within(screen.getByRole('article'))
  const sentences = card
    .getByRole('list', { name: 'All capabilities' })
    .querySelectorAll('.sr-only')
  const table = card.queryByRole('table', { name: 'Attachments' })
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])]
  return [
    ...[...sentences].map(({ textContent }) => textContent),
    ...rows.map((row) => [...row.children].map(({ textContent }) => textContent).join(' | ')),
  ].join('\n')
}

// the two that differ most, because rendering all of them takes seconds
const renderedNetworks = ['matrix', 'gmessages']

describe.each(allNetworks)('$facts.name', (network) => {
  test.each<Type>(['single', 'group'])(
    'the capabilities of a %s chat match the golden file',
    async (type) => {
      const chat = chatOn(network, type)
      const text = expectedText(chat)
      await expect(text).toMatchFileSnapshot(`testing/golden/${network.type}-${type}.txt`)
      if (renderedNetworks.includes(network.type)) expect(renderedText(network, chat)).toBe(text)
    },
  )
})
