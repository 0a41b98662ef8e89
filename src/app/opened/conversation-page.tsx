import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { isTourPage } from '#beeper/connection/tour-page.ts'
import { ComposeForm } from '#features/compose/compose-form.tsx'
import { useDraftSummary } from '#features/compose/draft/use-draft.tsx'
import { useSpelling } from '#features/compose/numbers.ts'
import { useRecipient } from '#features/compose/recipient-context.tsx'
import { SubmitProvider } from '#features/compose/submit/submit-context.tsx'
import { useRefusal } from '#features/compose/submit/use-failure-text.ts'
import { RecipientStrip } from '#features/recipient-preview/recipient-preview.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { LinkOffer } from '../link-offer.tsx'
import type { Tour as GuidedTour } from '../tour.tsx'
import { useOpenedChats } from './use-opened-chats.ts'

/** The page: the form, and beside it the preview or the opened chat. */
export function ConversationPage() {
  useKeptFocus()
  useOfflinePage()
  const chats = useOpenedChats()
  const [list, setList] = useState<string>()

  return (
    <SubmitProvider onOpened={chats.opened} onKeep={chats.keep} onExchange={chats.exchanged}>
      <TopBar
        onShow={(recent) => void chats.showAgain(recent)}
        onFill={chats.fillWith}
        onClear={chats.clear}
        onList={setList}
      />
      <main className="mx-auto grid max-w-[1240px] items-start gap-x-11 gap-y-7 px-4 pt-6 pb-16 sm:px-7 min-[960px]:grid-cols-[minmax(0,520px)_minmax(0,1fr)]">
        <section className="min-w-0">
          <h1 className="mb-4 font-strong text-[1.625rem] tracking-[-.025em]">
            Start a conversation
          </h1>
          <LinkOffer onFill={chats.clear} />
          <ComposeForm list={list} onList={setList} onClear={chats.clear} strip={<Strip />} />
        </section>
        <SidePanel
          shown={chats.shown}
          sent={chats.sent}
          onStartAnother={chats.clear}
          onMessagePrivately={chats.messagePrivately}
          onShow={chats.showFound}
          onList={setList}
        />
      </main>
      <TourEntry onList={setList} />
    </SubmitProvider>
  )
}

/** The recipient preview in one line, because on phones the panel is below the form. */
function Strip(): ReactNode {
  const recipient = useRecipient()
  const refusal = useRefusal()
  const spell = useSpelling()
  const draft = useDraftSummary()
  if (draft.mode === 'create') return null
  return <RecipientStrip {...draft} {...{ recipient, refusal, spell }} />
}

const firstFields = ['who', 'participants']

/**
 * Moves the focus to the first field when a button is unmounted by its own press with the keyboard.
 * Not after a press with the pointer, which would open the on-screen keyboard.
 */
function useKeptFocus() {
  useEffect(() => {
    const keep = ({ detail }: MouseEvent) => {
      if (detail !== 0) return
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const fields = firstFields.map((id) => document.getElementById(id))
        fields.find((field) => field !== null)?.focus()
      })
    }
    document.addEventListener('click', keep)
    return () => document.removeEventListener('click', keep)
  }, [])
}

/**
 * Registers the worker that shows a page when the server does not run. In installed windows only,
 * which have no address bar to explain it, and once the page is idle.
 */
function useOfflinePage() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const register = () => {
      requestIdle(() => void registerWorker())
    }
    if (matchMedia('(display-mode: standalone)').matches) return register()
    addEventListener('appinstalled', register, { once: true })
    return () => removeEventListener('appinstalled', register)
  }, [])
}

// Safari has no requestIdleCallback
const requestIdle: (run: () => void) => void =
  globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1_000))

async function registerWorker() {
  const { registerOfflineWorker } = await import('#features/links/offline-worker.ts')
  await registerOfflineWorker()
}

const Tour = lazyPart<ComponentProps<typeof GuidedTour>>(
  async () => (await import('../tour.tsx')).Tour,
)

/** The guided tour, if the page was loaded for it; navigating to `/#tour` reloads the page. */
function TourEntry(props: ComponentProps<typeof GuidedTour>) {
  useEffect(() => {
    // so that a reload ends the tour
    if (isTourPage) history.replaceState(null, '', location.pathname + location.search)
    const follow = () => location.hash === '#tour' && location.reload()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return isTourPage && <Tour {...props} />
}
