import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { allNetworks } from '#sandbox/networks/networks.ts'
import type { Network } from '#sandbox/networks/shared.ts'
import { ChatCard } from './chat-card.tsx'

afterEach(cleanup)

const mara = { id: '@mara:example.org', fullName: 'Mara Ruiz', isSelf: true }
const ada = { id: '@ada:example.org', fullName: 'Ada Obi' }
const jun = { id: '@jun:example.org', fullName: 'Jun Lindqvist' }

/** The card of a chat on a network, as text: every line and every row of it. */
function told(network: Network, type: 'single' | 'group') {
  const items = type === 'single' ? [mara, ada] : [mara, ada, jun]
  const chat = Chat.parse({
    id: network.chatID('golden'),
    accountID: network.account.accountID,
    type,
    title: type === 'single' ? 'Ada Obi' : 'Sunday walk',
    unreadCount: 0,
    participants: { items, hasMore: false, total: items.length },
    capabilities: type === 'single' ? network.chats.direct : network.chats.group,
  })
  const opened = { chatID: chat.id, accountID: chat.accountID, status: 'created', chat }
  render(
    <ChatCard
      opened={opened}
      network={{ type: network.type, name: network.account.network }}
      raw={chat}
    />,
  )
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

for (const network of allNetworks) {
  for (const type of ['single', 'group'] as const) {
    test(`${network.facts.name}: what a ${type} chat can do is told as it is written down`, async () => {
      await expect(told(network, type)).toMatchFileSnapshot(
        `testing/golden/${network.type}-${type}.txt`,
      )
    })
  }
}
