import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { BeeperCard } from './beeper-card.tsx'
import { useConnect } from './connect-context.ts'
import { isTrouble, messageWords } from './message-words.ts'
import { SandboxCard } from './sandbox-card.tsx'
import { words } from './words.ts'

function takeFocus(said: HTMLElement | null) {
  // a dialog that opens just now looks for this, and gives the focus away otherwise
  said?.setAttribute('autofocus', '')
  said?.focus()
}

const cards = { sandbox: SandboxCard, beeper: BeeperCard }

/** Both servers, the one that is asked about first: how they are, and what can be changed about the connection. */
export function ConnectionPanel() {
  const { target, wanted, close, message } = useConnect()
  // as it is when the panel opens, so that nothing moves under the pointer
  const [isBeeperFirst] = useState((wanted ?? target) === 'beeper')
  const order = isBeeperFirst ? (['beeper', 'sandbox'] as const) : (['sandbox', 'beeper'] as const)
  const isBad = message !== undefined && isTrouble(message)
  return (
    <Sheet
      title={words.title}
      onClose={close}
      actions={
        <Button variant="outline" className="ms-auto" onClick={close}>
          {words.close}
        </Button>
      }
    >
      <p className="mb-3.5 text-ink-2 text-small">{words.lede}</p>
      <div role={isBad ? 'alert' : 'status'}>
        {message && (
          <p
            // what was pressed may be gone, so the focus goes to what came of it
            ref={takeFocus}
            key={messageWords(message)}
            tabIndex={-1}
            className={`mb-3.5 rounded-inner px-3.5 py-2.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good'}`}
          >
            {messageWords(message)}
          </p>
        )}
      </div>
      <div className="grid gap-3.5 pb-3.5">
        {order.map((server) => {
          const Card = cards[server]
          return <Card key={server} />
        })}
      </div>
    </Sheet>
  )
}
