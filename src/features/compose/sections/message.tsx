import type { ComponentProps, KeyboardEvent } from 'react'
import { TextArea } from '#ui/form/field.tsx'
import { Switch } from '#ui/form/switch.tsx'
import { isComposing } from '#ui/keyboard.tsx'
import { useMenu } from '#ui/overlay/menu.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { editMessage } from '../draft/changes.ts'
import { useDraft, useDraftValue, useProblem } from '../draft/use-draft.tsx'
import { charactersIn, messageProblems } from '../draft/validation.ts'
import { useRecipient } from '../recipient-context.tsx'
import { lastMessage } from '../snippets/last-message.ts'
import { hasPlaceholder } from '../snippets/placeholder.ts'
import type { SnippetsPanel as Panel } from '../snippets/snippets-panel.tsx'

const SnippetsPanel = lazyPart<ComponentProps<typeof Panel>>(
  async () => (await import('../snippets/snippets-panel.tsx')).SnippetsPanel,
)
const PlaceholderNote = lazyPart(
  async () => (await import('../snippets/placeholder-note.tsx')).PlaceholderNote,
)

/** The field for the first message, with the network's limit. */
export function MessageSection() {
  const { apply } = useDraft()
  const snippets = useSnippetsButton()
  const { rules, check } = useRecipient()
  const text = useDraftValue((draft) => draft.messageText)
  const hasFilledName = useDraftValue((draft) => draft.filledName !== '')
  const problem = useProblem('messageText')
  const max = rules?.maxTextLength
  const hasChat = check.found?.chat !== undefined
  const length = charactersIn(text.trim())
  const [tooLong] = max !== undefined && length > max ? messageProblems(text, rules, true) : []
  return (
    <div ref={snippets.frame} className="relative grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <TextArea
        id="messageText"
        label="First message"
        note={rules?.messageRequired && !hasChat ? 'required' : 'optional'}
        placeholder="Say hello…"
        counter={max === undefined ? undefined : `${formatNumber(length)} / ${formatNumber(max)}`}
        action={snippets.button}
        error={tooLong?.message ?? problem}
        enterKeyHint="enter"
        value={text}
        onChange={({ target }) => apply((draft) => editMessage(draft, target.value))}
        onKeyDown={(event) => {
          const last = text === '' && isPlainArrowUp(event) ? lastMessage.read() : ''
          if (last === '') return
          event.preventDefault()
          apply((draft) => editMessage(draft, last))
        }}
      />
      <StatusText>{(hasPlaceholder(text) || hasFilledName) && <PlaceholderNote />}</StatusText>
      {snippets.isOpen && <SnippetsPanel onClose={snippets.close} onLeave={snippets.onLeave} />}
    </div>
  )
}

const isPlainArrowUp = ({ key, nativeEvent, ...held }: KeyboardEvent) =>
  key === 'ArrowUp' &&
  !isComposing(nativeEvent) &&
  !(held.ctrlKey || held.metaKey || held.altKey || held.shiftKey)

/** The button in the row of the label, with the state of its panel. */
function useSnippetsButton() {
  const { isOpen, close, frame, ofButton, ofMenu } = useMenu()
  const button = (
    <button
      type="button"
      {...ofButton}
      aria-haspopup="dialog"
      className="-my-1.5 min-h-6 rounded-inner px-1.5 text-ink-3 text-note underline underline-offset-2 hover:text-ink"
    >
      Snippets
    </button>
  )
  return { button, isOpen, close, frame, onLeave: ofMenu.onLeave }
}

/**
 * Whether the network may invite the person; shown only if the network uses invites for new chats.
 */
export function InviteSection() {
  const { apply } = useDraft()
  const { rules, check } = useRecipient()
  const isAllowed = useDraftValue((draft) => draft.allowInvite)
  if (!rules?.invites || check.found?.chat) return null
  return (
    <Switch
      id="allowInvite"
      label="Allow an invite"
      hint={`${rules.name} opens a first chat by inviting them; they are notified. Without it, only chats that exist are opened.`}
      checked={isAllowed}
      onChange={({ target }) => apply((draft) => ({ ...draft, allowInvite: target.checked }))}
    />
  )
}
