import { type ReactNode, useState } from 'react'
import { ComposeForm } from '#features/compose/compose-form.tsx'
import { useDraftSummary } from '#features/compose/draft/use-draft.tsx'
import { useSpelling } from '#features/compose/numbers.ts'
import { useRecipient } from '#features/compose/recipient-context.tsx'
import { SubmitProvider } from '#features/compose/submit/submit-context.tsx'
import { useRefusal } from '#features/compose/submit/use-failure-text.ts'
import { RecipientStrip } from '#features/recipient-preview/recipient-preview.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { useKeptFocus } from '../frame/use-kept-focus.ts'
import { LinkOffer } from '../link-offer.tsx'
import { TourEntry } from '../tour-entry.tsx'
import { useOfflinePage } from '../use-offline-page.ts'
import { useOpenedChats } from './use-opened-chats.ts'

/** The one page: the form on one side, on the other whom it reaches and what was opened. */
export function ConversationPage() {
  useKeptFocus()
  useOfflinePage()
  const chats = useOpenedChats()
  const [list, setList] = useState<string>()

  return (
    <SubmitProvider onOpened={chats.opened} onExchange={chats.exchanged}>
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
