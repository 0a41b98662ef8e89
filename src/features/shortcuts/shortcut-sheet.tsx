import { Button } from '#ui/button.tsx'
import { Kbd, keyNames } from '#ui/keyboard.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'

const shortcuts = [
  { keys: [keyNames.command, '↵'], meaning: 'Start or create the chat, from anywhere' },
  { keys: [keyNames.command, 'K'], meaning: 'Search people, chats, accounts and actions' },
  { keys: [keyNames.alt, '1'], meaning: 'Message someone' },
  { keys: [keyNames.alt, '2'], meaning: 'Create a chat' },
  { keys: ['↓', '↑'], meaning: 'Move through suggestions' },
  { keys: ['↵'], meaning: 'Choose the highlighted person' },
  { keys: ['→'], meaning: 'Choose another network of the highlighted person' },
  { keys: [',', ';', '↵', 'Tab'], meaning: 'Add the typed person' },
  { keys: ['⌫'], meaning: 'Go to the last person, then remove them' },
  { keys: ['←', '→'], meaning: 'Move through the people you added; Del removes one' },
  { keys: ['↑'], meaning: 'Bring the last message back, in an empty message' },
  { keys: [keyNames.command, 'Z'], meaning: 'Undo clearing, or removing a person' },
  { keys: ['F2'], meaning: 'Edit a person as text' },
  { keys: ['Esc'], meaning: 'Close a list or a sheet; nothing is cleared' },
  { keys: ['?'], meaning: 'Show this list' },
]

/** The list of all shortcuts. Esc closes it. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Sheet
      isText
      title="Keyboard shortcuts"
      onClose={onClose}
      actions={
        <Button variant="outline" onClick={onClose}>
          Close
        </Button>
      }
    >
      <dl className="grid gap-2.5 pb-3">
        {shortcuts.map(({ keys, meaning }) => (
          <div key={meaning} className="flex items-center gap-4">
            <dt className="flex w-32 flex-none gap-1.5">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-ink-2 text-small">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
