import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'
import { type Message, useConnectionControls } from '../connection-controls.ts'
import { serverNames } from '../servers.ts'
import { BeeperCard } from './beeper-card.tsx'
import { SandboxCard } from './sandbox-card.tsx'

function takeFocus(message: HTMLElement | null) {
  // a dialog that opens in the same commit focuses the element with this attribute
  message?.setAttribute('autofocus', '')
  message?.focus()
}

const cards = { sandbox: SandboxCard, beeper: BeeperCard }

/** Both servers with their status and actions, the relevant one first. */
export function ConnectionPanel() {
  const { target, openedFor, close, message } = useConnectionControls()
  // fixed while the panel is open, so that nothing moves under the pointer
  const [isBeeperFirst] = useState((openedFor ?? target) === 'beeper')
  const order = isBeeperFirst ? (['beeper', 'sandbox'] as const) : (['sandbox', 'beeper'] as const)
  const isBad = message !== undefined && isBadNews(message)
  return (
    <Sheet
      title="Connection"
      onClose={close}
      actions={
        <Button variant="outline" className="ms-auto" onClick={close}>
          Close
        </Button>
      }
    >
      <p className="mb-3.5 text-ink-2 text-small">
        Where Overture opens chats. It changes only when you change it here.
      </p>
      <div role={isBad ? 'alert' : 'status'}>
        {message && (
          <p
            // the pressed button may be unmounted, so the focus moves to the result
            ref={takeFocus}
            key={messageText(message)}
            tabIndex={-1}
            className={`mb-3.5 rounded-inner px-3.5 py-2.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good'}`}
          >
            {messageText(message)}
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

/** The result of the last action, and what to do now. */
function messageText({ kind, target }: Message): string {
  const { atStart: server, inSentence } = serverNames[target]
  switch (kind) {
    case 'signed-in':
      return `You are signed in to ${inSentence}.`
    case 'signed-out':
      return `You are signed out of ${inSentence}. Overture is back in the sandbox.`
    case 'forgotten':
      return 'The token is forgotten here. It was pasted, so it still works elsewhere. Overture is back in the sandbox.'
    case 'not-revoked':
      return 'You are signed out here, but Beeper couldn’t be reached. End the connection in Beeper: Settings, Integrations, Approved connections.'
    case 'in-use':
      return `Overture opens chats in ${inSentence} now.`
    case 'reset':
      return 'The sandbox has been reset.'
    case 'not-reset':
      return 'The sandbox couldn’t be reset. Is Overture still running?'
    case 'unreachable':
      return `${server} isn’t answering, so you couldn’t be signed in. Start it, then try again.`
    case 'overture-gone':
      return 'Overture itself isn’t answering, so you couldn’t be signed in. Start it, then try again.'
    case 'no-sign-in':
      return `${server} offers no sign-in that Overture understands. Use an access token instead.`
    case 'elsewhere':
      return `${server} points to a sign-in page on another server, which Overture doesn’t open. Use an access token instead.`
    case 'denied':
      return 'You didn’t allow it, so nothing has changed.'
    case 'expired':
      return 'That took too long, and the permission has expired. Sign in again.'
    case 'not-ours':
      return 'This sign-in wasn’t started in this tab, so it wasn’t used. Sign in again.'
    case 'no-storage':
      return 'This browser blocks storage, which the sign-in needs. Use an access token instead.'
    case 'refused':
      return `${server} refused the sign-in. Try again, or use an access token instead.`
  }
}

const good: readonly Message['kind'][] = [
  ...(['signed-in', 'signed-out', 'forgotten', 'in-use', 'reset'] as const),
]

const isBadNews = ({ kind }: Message) => !good.includes(kind)
