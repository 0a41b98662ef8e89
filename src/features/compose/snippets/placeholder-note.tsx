import { Button } from '#ui/button.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { nameInMessage } from '../draft/changes.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { focusMessage } from '../focus.ts'
import { useFirstName } from './first-name.ts'
import { fillPlaceholders, hasPlaceholder, placeholder, replaceName } from './placeholder.ts'

/**
 * Notes an unfilled name placeholder, with which the message is not sent, or the filled-in name of
 * a previous person, which may be intended.
 */
export function PlaceholderNote() {
  const { mode, messageText, filledName } = useDraftValue((draft) => ({
    mode: draft.mode,
    messageText: draft.messageText,
    filledName: draft.filledName,
  }))
  const firstName = useFirstName()
  if (hasPlaceholder(messageText)) {
    if (firstName === undefined) {
      const reason = mode === 'create' ? 'In a group there is no one name' : 'No name is known yet'
      return `${reason} for ${placeholder}. Write one there, or remove it, before you send.`
    }
    return (
      <NoteWithChange
        note={`The message still says ${placeholder}.`}
        change={`Fill in “${displayText(firstName)}”`}
        text={fillPlaceholders(messageText, firstName)}
        name={firstName}
      />
    )
  }
  if (filledName === '' || firstName === undefined || firstName === filledName) return null
  return (
    <NoteWithChange
      note={`The message still says “${displayText(filledName)}”.`}
      change={`Change to “${displayText(firstName)}”`}
      text={replaceName(messageText, filledName, firstName)}
      name={firstName}
    />
  )
}

interface NoteWithChangeProps {
  note: string
  /** The label of the button that changes the message to `text`, which contains `name`. */
  change: string
  text: string
  name: string
}

function NoteWithChange({ note, change, text, name }: NoteWithChangeProps) {
  const { apply } = useDraft()
  return (
    <span className="flex flex-wrap items-center gap-2">
      {note}
      <Button
        variant="outline"
        onClick={() => {
          apply((draft) => nameInMessage(draft, text, name))
          focusMessage()
        }}
      >
        {change}
      </Button>
    </span>
  )
}
