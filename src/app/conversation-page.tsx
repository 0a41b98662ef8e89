import { useEffect, useState } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { ComposeForm } from '#features/compose/compose-form.tsx'
import type { Opening } from '#features/compose/use-opening.ts'
import { preloadChatCard } from './lazy-chat-card.ts'
import { Stage } from './stage.tsx'
import { words } from './words.ts'

/** The one page: the form on one side, on the other whom it reaches and what was opened. */
export function ConversationPage() {
  const [opening, setOpening] = useState<Opening>()
  const [before, setBefore] = useState<CheckBefore>()
  useEffect(preloadChatCard, [])

  return (
    <main className="mx-auto grid max-w-[1240px] items-start gap-x-11 gap-y-7 px-4 pt-6 pb-16 sm:px-7 sm:pt-9 min-[960px]:grid-cols-[minmax(0,520px)_minmax(0,1fr)]">
      <section className="min-w-0">
        <h1 className="font-strong text-title tracking-[-.025em]">{words.title}</h1>
        <p className="mt-1.5 mb-[22px] text-ink-2">{words.lede}</p>
        <ComposeForm before={before} onOpened={setOpening} onClear={() => setOpening(undefined)} />
      </section>
      <Stage opening={opening} onStartAnother={() => setOpening(undefined)} onCheck={setBefore} />
    </main>
  )
}
