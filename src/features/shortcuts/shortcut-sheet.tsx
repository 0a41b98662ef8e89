import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/keyboard.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { words } from './words.ts'

/** Every shortcut, with what it does. Esc closes it. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        <Button variant="outline" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <dl className="grid gap-2.5 pb-3">
        {words.shortcuts.map(({ keys, meaning }) => (
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
