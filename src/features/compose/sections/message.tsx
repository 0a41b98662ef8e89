import { TextArea } from '#ui/form/field.tsx'
import { Switch } from '#ui/form/switch.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { editMessage } from '../draft/changes.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { charactersIn, messageProblems } from '../draft/validation.ts'
import { useRecipient } from '../recipient-context.tsx'
import { useProblem } from './use-problem.ts'

/** Asks for the first message, counted against the network's limit. */
export function MessageSection() {
  const { apply } = useDraft()
  const { rules, check } = useRecipient()
  const text = useDraftValue((draft) => draft.messageText)
  const problem = useProblem('messageText')
  const max = rules?.maxTextLength
  const hasChat = check.found?.chat !== undefined
  const length = charactersIn(text.trim())
  const [tooLong] = max !== undefined && length > max ? messageProblems(text, rules, true) : []
  return (
    <TextArea
      id="messageText"
      label="First message"
      note={rules?.messageRequired && !hasChat ? 'required' : 'optional'}
      placeholder="Say hello…"
      counter={max === undefined ? undefined : `${formatNumber(length)} / ${formatNumber(max)}`}
      error={tooLong?.message ?? problem}
      enterKeyHint="enter"
      value={text}
      onChange={({ target }) => apply((draft) => editMessage(draft, target.value))}
    />
  )
}

/** Asks whether the network may invite the person; shown only where that decides anything. */
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
