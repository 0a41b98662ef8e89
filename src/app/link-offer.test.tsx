import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { account } from '#beeper/testing/accounts.ts'
import { type Answering, fakeBeeper } from '#beeper/testing/fake-beeper.ts'
import { editMessage, typeWho } from '#features/compose/draft/changes.ts'
import { emptyDraft, type WholeDraft } from '#features/compose/draft/draft.ts'
import {
  createDraftStore,
  DraftProvider,
  useDraft,
  useUndo,
} from '#features/compose/draft/use-draft.tsx'
import { LinkOffer } from './link-offer.tsx'

const draft = editMessage(typeWho(emptyDraft, 'Jun'), 'Only for Jun')

afterEach(() => {
  cleanup()
  history.replaceState(null, '', '/')
})

function renderWithLink(hash: string, answers: Record<string, Answering> = {}) {
  history.replaceState(null, '', `/${hash}`)
  const server = fakeBeeper({
    'GET /v1/accounts': () => [account('whatsapp'), account('telegram')],
    ...answers,
  })
  const shown: { store?: ReturnType<typeof useDraft>; undo?: ReturnType<typeof useUndo> } = {}
  const held = createDraftStore(draft)
  function Form({ children }: { children: ReactNode }) {
    const form = useForm<WholeDraft>()
    return (
      <FormProvider {...form}>
        <DraftProvider store={held}>{children}</DraftProvider>
      </FormProvider>
    )
  }
  function Probe() {
    shown.store = useDraft()
    shown.undo = useUndo()
    return null
  }
  const onFill = vi.fn()
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={server.beeper}>
        <Form>
          <LinkOffer onFill={onFill} />
          <Probe />
        </Form>
      </BeeperContext>
    </QueryClientProvider>,
  )
  return {
    ...{ server, onFill },
    draft: () => shown.store?.getDraft(),
    undo: () => act(() => shown.undo?.undo()),
    hasUndo: () => shown.undo !== undefined,
  }
}

const toAda = '#start?account=whatsapp&phone=%2B447700900101&message=Hello'
const fillButton = () => screen.findByRole('button', { name: 'Fill the form' })

describe('a link', () => {
  test('looks no one up and changes nothing before the press', async () => {
    const { server, draft: now, onFill, hasUndo } = renderWithLink(toAda)
    await fillButton()
    screen.getByText('+447700900101')
    screen.getByText(/on WhatsApp/)
    expect(server.asked.map(({ call }) => call)).toEqual(['GET /v1/accounts'])
    expect(server.asked.map(({ query }) => query)).toEqual([{}])
    expect(now()).toEqual(draft)
    expect(onFill).not.toHaveBeenCalled()
    expect(hasUndo()).toBe(false)
  })

  test('is removed from the address bar at once', async () => {
    renderWithLink(toAda)
    await fillButton()
    expect(location.hash).toBe('')
  })

  test('fills the form after the press, and sends nothing', async () => {
    const { server, draft: now, onFill } = renderWithLink(toAda)
    await userEvent.click(await fillButton())
    expect(now()).toMatchObject({
      user: { phoneNumber: '+447700900101', id: '' },
      accountIDs: { '/sandbox': 'local-whatsapp' },
      messageText: 'Hello',
    })
    expect(onFill).toHaveBeenCalledOnce()
    expect(server.writes()).toEqual([])
    expect(screen.queryByRole('button', { name: 'Fill the form' })).toBeNull()
  })

  test('can be undone, which restores the whole draft', async () => {
    const { draft: now, undo } = renderWithLink(toAda)
    await userEvent.click(await fillButton())
    undo()
    expect(now()).toEqual(draft)
  })

  test('can be ignored', async () => {
    const { draft: now, onFill } = renderWithLink(toAda)
    await fillButton()
    await userEvent.click(screen.getByRole('button', { name: 'Ignore' }))
    expect(screen.queryByRole('button', { name: 'Fill the form' })).toBeNull()
    expect(now()).toEqual(draft)
    expect(onFill).not.toHaveBeenCalled()
  })

  test('replaces the previous offer when opened in the same page', async () => {
    renderWithLink(toAda)
    await fillButton()
    history.replaceState(null, '', '/#start?name=Sol')
    await act(async () => void dispatchEvent(new HashChangeEvent('hashchange')))
    await screen.findByText('Sol')
    expect(screen.queryByText('+447700900101')).toBeNull()
    expect(screen.getAllByRole('button', { name: 'Fill the form' })).toHaveLength(1)
  })

  test('to a missing account names it, and chooses none', async () => {
    const { draft: now } = renderWithLink('#start?account=signal&phone=%2B447700900101')
    const button = await fillButton()
    screen.getByText('signal')
    await userEvent.click(button)
    expect(now()?.accountIDs).toEqual({ '/sandbox': '' })
  })

  test('is offered although the accounts cannot be loaded', async () => {
    renderWithLink(toAda, {
      'GET /v1/accounts': () => {
        throw new BeeperError('unauthorized', { status: 401, milliseconds: 1 })
      },
    })
    await fillButton()
  })

  test('to a group names it, and adds pending participants', async () => {
    const { server, draft: now } = renderWithLink(
      '#create?title=Trip&participant=ada&participant=jun',
    )
    const button = await fillButton()
    screen.getByText('Trip')
    await userEvent.click(button)
    expect(now()?.mode).toBe('create')
    expect(now()?.participants.map(({ name, lookup }) => [name, lookup])).toEqual([
      ['ada', 'pending'],
      ['jun', 'pending'],
    ])
    expect(server.writes()).toEqual([])
  })
})

test('any other fragment stays, and offers nothing', async () => {
  renderWithLink('#settings')
  await act(async () => undefined)
  expect(location.hash).toBe('#settings')
  expect(screen.queryByRole('button')).toBeNull()
})
