import { Button } from '#ui/button.tsx'
import { editMessage } from '../draft/changes.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { focusMessage } from '../focus.ts'
import { useFirstName } from './first-name.ts'
import { fillPlaceholders, placeholder } from './placeholder.ts'

/** Says of a name that was never filled in what is to be done: it is not sent as it stands. */
export function PlaceholderNote() {
  const { apply } = useDraft()
  const mode = useDraftValue((draft) => draft.mode)
  const firstName = useFirstName()
  if (firstName === undefined) {
    const reason = mode === 'create' ? 'In a group there is no one name' : 'No name is known yet'
    return `${reason} for ${placeholder}. Write one there, or take it out, before you send.`
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      The message still says {placeholder}.
      <Button
        variant="outline"
        onClick={() => {
          apply((draft) => editMessage(draft, fillPlaceholders(draft.messageText, firstName)))
          focusMessage()
        }}
      >
        {`Fill in “${firstName}”`}
      </Button>
    </span>
  )
}
