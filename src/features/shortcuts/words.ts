import { keyNames } from '#ui/keyboard.tsx'

/** What the sheet of shortcuts says. */
export const words = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  shortcuts: [
    { keys: [keyNames.command, '↵'], meaning: 'Start or create the chat, from anywhere' },
    { keys: [keyNames.alt, '1'], meaning: 'Message someone' },
    { keys: [keyNames.alt, '2'], meaning: 'Create a chat' },
    { keys: ['↓', '↑'], meaning: 'Walk through suggestions' },
    { keys: ['↵'], meaning: 'Choose the highlighted person' },
    { keys: ['→'], meaning: 'Choose another network of the highlighted person' },
    { keys: [',', ';', '↵', 'Tab'], meaning: 'Add the typed person' },
    { keys: ['⌫'], meaning: 'Go to the last person, then remove them' },
    { keys: ['←', '→'], meaning: 'Walk through the people you added; Del removes one' },
    { keys: [keyNames.command, 'Z'], meaning: 'Undo clearing, or removing a person' },
    { keys: ['F2'], meaning: 'Edit a person as text' },
    { keys: ['Esc'], meaning: 'Close a list or a sheet; nothing is cleared' },
    { keys: ['?'], meaning: 'Show this list' },
  ],
}
