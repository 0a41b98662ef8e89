import { type ReactNode, useEffect, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { emptyDraft, WholeDraft } from './draft/draft.ts'
import { storedDraft } from './draft/stored.ts'
import { createDraftStore, DraftProvider, type DraftStore } from './draft/use-draft.tsx'
import { RecipientProvider } from './recipient-context.tsx'
import { lastMessage } from './snippets/last-message.ts'

/** Provides the draft and its recipient to the form and to all that is shown beside it. */
export function ComposeProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createDraftStore(storedDraft.read() ?? emptyDraft))
  // holds the errors only; the error summary takes the focus instead of the first invalid field
  const form = useForm<WholeDraft>({ shouldFocusError: false })
  useStoredDraft(store)
  return (
    <FormProvider {...form}>
      <DraftProvider store={store}>
        <RecipientProvider>{children}</RecipientProvider>
      </DraftProvider>
    </FormProvider>
  )
}

/** Debounce of storing the draft, in milliseconds. */
const pause = 400

/** Stores the draft, debounced as it changes, and at once when the page is hidden. */
function useStoredDraft(store: DraftStore) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = () => {
      clearTimeout(timer)
      timer = undefined
      const { data: draft } = z.safeParse(WholeDraft, store.get())
      if (draft) storedDraft.write(draft)
      lastMessage.keep()
    }
    const leave = () => {
      if (timer !== undefined) write()
    }
    const unsubscribe = store.subscribe(() => {
      const { messageText, isMessageFromLink } = store.get()
      if (!isMessageFromLink) lastMessage.note(messageText)
      clearTimeout(timer)
      timer = setTimeout(write, pause)
    })
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      unsubscribe()
      leave()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [store])
}
