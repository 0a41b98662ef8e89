import { memo, useState } from 'react'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { writeLink } from './form-link.ts'
import { ProtocolLinks } from './protocol-links.tsx'
import { words } from './words.ts'

/** Links out of Overture and into it: to the form as it stands, and from the rest of the system. */
export const LinkTools = memo(function LinkTools({ payload }: { payload: NewChat }) {
  const [withMessage, setWithMessage] = useState(false)
  const [said, setSaid] = useState<string>()
  const copy = () =>
    navigator.clipboard
      .writeText(location.origin + location.pathname + writeLink(payload, { withMessage }))
      .then(
        () => setSaid(words.copied),
        () => setSaid(words.notCopied),
      )
  return (
    <section aria-label={words.region} className="grid gap-1 px-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button variant="outline" onClick={copy}>
          {words.copy}
        </Button>
        {payload.messageText !== undefined && (
          <label className="flex min-h-6 items-center gap-1.5 text-ink-2 text-small">
            <input
              type="checkbox"
              checked={withMessage}
              onChange={({ target }) => setWithMessage(target.checked)}
            />
            {words.withMessage}
          </label>
        )}
        <span role="status" className="text-ink-3 text-note">
          {said}
        </span>
      </div>
      <ProtocolLinks />
    </section>
  )
})
