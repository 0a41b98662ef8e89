import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { BeeperCard } from './beeper-card.tsx'
import { useConnect } from './connect-context.ts'
import { isTrouble, messageWords } from './message-words.ts'
import { SandboxCard } from './sandbox-card.tsx'
import { words } from './words.ts'

const takeFocus = (said: HTMLElement | null) => said?.focus()

/** Both servers, how they are, and what can be changed about the connection. */
export function ConnectionPanel() {
  const { close, message } = useConnect()
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
        <SandboxCard />
        <BeeperCard />
      </div>
    </Sheet>
  )
}
