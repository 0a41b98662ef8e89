import { act, cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form'
import { afterEach, describe, expect, test } from 'vitest'
import { user } from '#beeper/testing/accounts.ts'
import { editDetail, editMessage, emptied, pickContact, typeWho } from './changes.ts'
import { emptyDraft, type WholeDraft } from './draft.ts'
import {
  type Change,
  createDraftStore,
  DraftProvider,
  useDraft,
  useDraftValue,
  useUndo,
} from './use-draft.tsx'

afterEach(cleanup)

const ana = user({ id: '@ana:w', fullName: 'Ana Ruiz' })
const pickAna: Change = (draft) =>
  pickContact(draft, ana, { mount: '/sandbox', accountID: 'whatsapp' })

interface Shown {
  form: UseFormReturn<WholeDraft>
  store: ReturnType<typeof useDraft>
  undo: ReturnType<typeof useUndo>
}

function renderDraft(draft: WholeDraft = emptyDraft) {
  const renders = { who: 0, messageText: 0 }
  const shown: Partial<Shown> = {}
  const held = createDraftStore(draft)
  function Form({ children }: { children: ReactNode }) {
    const form = useForm<WholeDraft>()
    shown.form = form
    // react-hook-form keeps errors only for subscribers
    void form.formState.errors
    return (
      <FormProvider {...form}>
        <DraftProvider store={held}>{children}</DraftProvider>
      </FormProvider>
    )
  }
  function Watching({ name }: { name: 'who' | 'messageText' }) {
    useDraftValue((now) => now[name])
    renders[name]++
    return null
  }
  function Probe() {
    shown.store = useDraft()
    shown.undo = useUndo()
    return null
  }
  render(
    <Form>
      <Watching name="who" />
      <Watching name="messageText" />
      <Probe />
    </Form>,
  )
  const now = () => {
    const { form, store } = shown
    if (!form || !store) throw new Error('nothing is rendered')
    return { form, store }
  }
  return {
    renders,
    now,
    draft: () => now().store.getDraft(),
    undo: () => shown.undo,
    apply: (...change: Parameters<ReturnType<typeof useDraft>['apply']>) =>
      act(() => now().store.apply(...change)),
  }
}

const ada = typeWho(emptyDraft, 'Ada')

describe('a change', () => {
  test('renders only what reads the changed values', () => {
    const { apply, renders, draft } = renderDraft()
    const before = { ...renders }
    apply((now) => editMessage(now, 'Hello'))
    expect(draft().messageText).toBe('Hello')
    expect(renders.messageText).toBeGreaterThan(before.messageText)
    expect(renders.who).toBe(before.who)
  })

  test('that changes nothing renders nothing', () => {
    const { apply, renders } = renderDraft(ada)
    const before = { ...renders }
    apply((draft) => draft)
    expect(renders).toEqual(before)
  })

  test('clears the errors of the fields it changes, and no others', () => {
    const { apply, now } = renderDraft(ada)
    const { form } = now()
    act(() => {
      form.setError('who', { message: 'Which Ada?' })
      form.setError('user.phoneNumber', { message: 'No number.' })
      form.setError('messageText', { message: 'Too long.' })
    })
    apply((draft) => editMessage(draft, 'Hi'))
    expect(form.getFieldState('messageText').error).toBeUndefined()
    expect(form.getFieldState('who').error?.message).toBe('Which Ada?')
    apply(pickAna)
    expect(form.getFieldState('who').error).toBeUndefined()
    expect(form.getFieldState('user.phoneNumber').error).toBeUndefined()
  })

  test('of the account clears the errors of the person', () => {
    const { apply, now } = renderDraft(ada)
    act(() => now().form.setError('who', { message: 'Not on WhatsApp.' }))
    apply((draft) => ({ ...draft, accountIDs: { '/sandbox': 'telegram' } }))
    expect(now().form.getFieldState('who').error).toBeUndefined()
  })
})

describe('Undo', () => {
  const clear = { undo: 'Form cleared.' }

  test('restores the previous draft once', () => {
    const { apply, draft, undo } = renderDraft({ ...ada, messageText: 'Hello' })
    apply(emptied, clear)
    expect(draft()).toMatchObject({ who: '', messageText: '' })
    expect(undo()?.text).toBe('Form cleared.')
    act(() => undo()?.undo())
    expect(draft()).toMatchObject({ who: 'Ada', messageText: 'Hello' })
    expect(undo()).toBeUndefined()
  })

  test.each<[string, Change]>([
    ['picked', pickAna],
    ['typed', (draft) => typeWho(draft, 'Jun')],
    ['written', (draft) => editMessage(draft, 'Hi')],
    ['changed in account', (draft) => ({ ...draft, accountIDs: { '/sandbox': 'telegram' } })],
  ])('is removed once something else was %s, which it would overwrite', (_, change) => {
    const { apply, undo } = renderDraft(ada)
    apply(emptied, clear)
    apply(change)
    expect(undo()).toBeUndefined()
  })

  test('stays while a change continues the one it is for', () => {
    const { apply, draft, undo } = renderDraft(pickAna(emptyDraft))
    apply((now) => typeWho(now, 'J'), { undo: 'Ana Ruiz was replaced.' })
    apply((now) => typeWho(now, 'Ju'), { keepsUndo: true })
    expect(draft().who).toBe('Ju')
    act(() => undo()?.undo())
    expect(draft().person?.id).toBe('@ana:w')
  })

  test('undoes the last of two changes', () => {
    const { apply, draft, undo } = renderDraft(ada)
    apply((now) => typeWho(now, 'Jun'), { undo: 'One.' })
    apply(emptied, { undo: 'Two.' })
    expect(undo()?.text).toBe('Two.')
    act(() => undo()?.undo())
    expect(draft().who).toBe('Jun')
  })

  test('restores the original value after several changes of a field', () => {
    const { apply, draft, undo } = renderDraft({
      ...ada,
      user: { ...emptyDraft.user, email: 'ada@example.org' },
    })
    apply(emptied, clear)
    apply((now) => editDetail(now, 'email', 'jun@example.org'), { keepsUndo: true })
    act(() => undo()?.undo())
    expect(draft().user.email).toBe('ada@example.org')
  })
})
