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

/** The one page: the form on one side, on the other whom it reaches and what was opened. */
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

/** Who will be reached, in one line: on phones the panel stands below the form. */
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
 * A button that goes away with its own press takes the focus along. Whoever pressed it by key goes
 * on from the first field of the form; by pointer nothing is missed, and no keyboard comes up.
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
 * An installed window has no address bar that says what is missing when the server does not run, so
 * a worker does. It is there in installed windows only, and once the page has nothing else to do.
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

// Safari has none
const requestIdle: (run: () => void) => void =
  globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1_000))

async function registerWorker() {
  const { registerOfflineWorker } = await import('#features/links/offline-worker.ts')
  await registerOfflineWorker()
}

const Tour = lazyPart<ComponentProps<typeof GuidedTour>>(
  async () => (await import('../tour.tsx')).Tour,
)

/** The guided tour, where the page was loaded for it; `/#tour` loads it so. */
function TourEntry(props: ComponentProps<typeof GuidedTour>) {
  useEffect(() => {
    // loaded again, the page is an ordinary one
    if (isTourPage) history.replaceState(null, '', location.pathname + location.search)
    const follow = () => location.hash === '#tour' && location.reload()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return isTourPage && <Tour {...props} />
}
