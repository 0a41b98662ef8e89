import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BeeperContext, ConnectionContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { fakeBeeper } from '#beeper/testing/fake-beeper.ts'
import { emptied, typeWho } from './draft/changes.ts'
import { emptyDraft, type WholeDraft } from './draft/draft.ts'
import { createDraftStore, DraftProvider, useDraft } from './draft/use-draft.tsx'
import { RecipientProvider, useRecipient } from './recipient-context.tsx'

const whatsapp = account('whatsapp')
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const mount = '/sandbox'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

test('what reads the recipient is rendered once when the form is cleared', async () => {
  const { beeper } = fakeBeeper({
    'GET /v1/accounts': () => [whatsapp],
    'GET /v1/accounts/{accountID}/contacts': () => ({ items: [ada] }),
    'GET /v1/chats/search': () => ({ items: [], hasMore: false }),
  })
  const store = createDraftStore({
    ...emptyDraft,
    accountIDs: { [mount]: whatsapp.accountID },
  })
  const rendered: ReturnType<typeof useRecipient>[] = []
  let draft: ReturnType<typeof useDraft> | undefined
  function Reader() {
    rendered.push(useRecipient())
    draft = useDraft()
    return null
  }
  const Form = ({ children }: { children: ReactNode }) => (
    <FormProvider {...useForm<WholeDraft>()}>{children}</FormProvider>
  )
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ConnectionContext
        value={{
          ...{ target: 'sandbox', resetCount: 0, server: 'The sandbox', address: '127.0.0.1:1' },
          ...{ trouble: undefined, showConnection: () => undefined },
        }}
      >
        <BeeperContext value={beeper}>
          <Form>
            <DraftProvider store={store}>
              <RecipientProvider>
                <Reader />
              </RecipientProvider>
            </DraftProvider>
          </Form>
        </BeeperContext>
      </ConnectionContext>
    </QueryClientProvider>,
  )
  await waitFor(() => expect(rendered.at(-1)?.rules).toBeDefined())
  act(() => draft?.apply((now) => typeWho(now, 'Ada Obi')))
  await waitFor(() => expect(rendered.at(-1)?.state.kind).toBe('person'))
  const before = rendered.length
  act(() => draft?.apply(emptied))
  expect(rendered.at(-1)?.query).toBe('')
  expect(rendered.slice(before)).toHaveLength(1)
})
