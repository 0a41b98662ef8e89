const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
const alt = isMac ? '⌥' : 'Alt'

/** What the sheet of shortcuts says. */
export const words = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  shortcuts: [
    { keys: [isMac ? '⌘' : 'Ctrl', '↵'], meaning: 'Start or create the chat, from anywhere' },
    { keys: [alt, '1'], meaning: 'Message someone' },
    { keys: [alt, '2'], meaning: 'Create a chat' },
    { keys: ['↓', '↑'], meaning: 'Walk through suggestions' },
    { keys: [',', ';', 'Tab'], meaning: 'Add whom you typed to a new chat' },
    { keys: ['⌫'], meaning: 'Go to the last person, then remove them' },
    { keys: ['Esc'], meaning: 'Close a list or a sheet; nothing is cleared' },
    { keys: ['?'], meaning: 'Show this list' },
  ],
}
