import { Suspense, useEffect, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { ComposeForm } from '#features/compose/compose-form.tsx'
import { Notice } from '#ui/notice.tsx'
import { preloadOpenedChat } from './lazy-opened-chat.ts'
import { LazyRecentsButton } from './lazy-recents.ts'
import { Stage } from './stage.tsx'
import { TopBar } from './top-bar.tsx'
import { useLinks } from './use-links.ts'
import { useOpenedChats } from './use-opened-chats.ts'
import { words } from './words.ts'

/** The one page: the form on one side, on the other whom it reaches and what was opened. */
export function ConversationPage() {
  const { mount } = useBeeper()
  const chats = useOpenedChats()
  const { shown, sent, clear, opened, answered, showAgain, showFound, fillWith } = chats
  const [before, setBefore] = useState<CheckBefore>()
  const link = useLinks()
  useEffect(preloadOpenedChat, [])

  return (
    <>
      <TopBar>
        <Suspense>
          <LazyRecentsButton
            mount={mount}
            onShow={(recent) => void showAgain(recent)}
            onFill={fillWith}
          />
        </Suspense>
      </TopBar>
      <main className="mx-auto grid max-w-[1240px] items-start gap-x-11 gap-y-7 px-4 pt-6 pb-16 sm:px-7 sm:pt-9 min-[960px]:grid-cols-[minmax(0,520px)_minmax(0,1fr)]">
        <section className="min-w-0">
          <h1 className="font-strong text-title tracking-[-.025em]">{words.title}</h1>
          <p className="mt-1.5 mb-[22px] text-ink-2">{words.lede}</p>
          <Notice className="mb-[18px] rounded-inner bg-accent-soft px-3.5 py-2.5">
            {link.said}
          </Notice>
          <ComposeForm
            before={before}
            onOpened={(opening) => {
              link.dismiss()
              opened(opening)
            }}
            onAnswered={answered}
            onClear={() => {
              link.dismiss()
              clear()
            }}
          />
        </section>
        <Stage
          shown={shown}
          sent={sent}
          onStartAnother={clear}
          onShow={showFound}
          onCheck={setBefore}
        />
      </main>
    </>
  )
}
