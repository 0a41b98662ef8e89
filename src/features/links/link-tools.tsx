import { memo, useState } from 'react'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { notCopiedText, useCopy } from '#ui/copy-button.tsx'
import { bookmarkletFor } from './bookmarklet.ts'
import { writeLink } from './form-link.ts'

/** A link to the current form, and ways to open Overture from other apps and pages. */
export const LinkTools = memo(function LinkTools({ payload }: { payload: NewChat }) {
  const [withMessage, setWithMessage] = useState(false)
  const link = location.origin + location.pathname + writeLink(payload, { withMessage })
  const { copy, isCopied, hasFailed } = useCopy(link)
  return (
    <section aria-label="Links" className="grid gap-1 px-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button variant="outline" onClick={() => void copy()}>
          Copy link to this form
        </Button>
        {payload.messageText !== undefined && (
          <label className="flex min-h-6 items-center gap-1.5 text-ink-2 text-small">
            <input
              type="checkbox"
              checked={withMessage}
              onChange={({ target }) => setWithMessage(target.checked)}
            />
            with the message
          </label>
        )}
        <span role="status" className="text-ink-3 text-note">
          {isCopied && 'Copied. It fills the form, and sends nothing.'}
          {hasFailed && notCopiedText}
        </span>
      </div>
      <ProtocolLinks />
      <Bookmarklet />
    </section>
  )
})

const schemes = {
  tel: 'Phone links, tel:',
  sms: 'Text message links, sms:',
  mailto: 'Email links, mailto:',
  matrix: 'Matrix links, matrix:',
  'web+overture': 'Overture’s own links, web+overture:',
}

/** Registers Overture for links of other apps, one scheme per press; hidden if not supported. */
function ProtocolLinks() {
  const [status, setStatus] = useState<string>()
  if (!('registerProtocolHandler' in navigator)) return null
  const register = (scheme: string) => {
    try {
      navigator.registerProtocolHandler(scheme, `${location.origin}/#start?uri=%s`)
      setStatus(`Your browser was asked about ${scheme}: links.`)
    } catch {
      // the browser does not allow this scheme at all, or not for this origin
      setStatus(`Your browser does not let Overture open ${scheme}: links.`)
    }
  }
  return (
    <details className="text-small">
      <summary className="py-1.5 font-label text-ink-2">Open links with Overture</summary>
      <p className="mb-2 text-ink-2 text-note">
        Your browser asks once for each kind. A link then fills the form; it never sends anything.
      </p>
      <div className="flex flex-wrap gap-2">
        {Object.entries(schemes).map(([scheme, label]) => (
          <Button key={scheme} variant="outline" onClick={() => register(scheme)}>
            {label}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-2 text-ink-2 text-note">
        {status}
      </p>
    </details>
  )
}

const bookmarklet = bookmarkletFor(location.origin)

/**
 * Sets the `href`, because React refuses `javascript:` addresses. This one is our own constant; the
 * page's CSP would block it here, so a press only shows a note.
 */
function asBookmarklet(link: HTMLAnchorElement | null, onPress: () => void) {
  const press = (event: MouseEvent) => {
    event.preventDefault()
    onPress()
  }
  link?.setAttribute('href', bookmarklet)
  link?.addEventListener('click', press)
  return () => link?.removeEventListener('click', press)
}

/** A bookmark that opens Overture with the selection of another page. */
function Bookmarklet() {
  const [isPressed, setIsPressed] = useState(false)
  const { copy, isCopied, hasFailed } = useCopy(bookmarklet)
  return (
    <details className="text-small">
      <summary className="py-1.5 font-label text-ink-2">Carry a selection over</summary>
      <p className="mb-2 text-ink-2 text-note">
        Drag the link to your bookmarks bar, or copy it as the address of a new bookmark. Then
        select a number, an address or a name on any page and press the bookmark: Overture opens
        with it. Some sites forbid bookmarks that run.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <a
          href="#bookmarklet"
          ref={(link) => asBookmarklet(link, () => setIsPressed(true))}
          draggable
          className="inline-flex min-h-9 items-center rounded-inner border border-line-strong bg-surface px-3.5 font-label text-small hover:bg-sunken"
        >
          Open in Overture
        </a>
        <Button variant="outline" onClick={() => void copy()}>
          Copy the bookmark
        </Button>
        <span role="status" className="text-ink-3 text-note">
          {isCopied && 'Copied.'}
          {hasFailed && notCopiedText}
          {isPressed && !isCopied && !hasFailed && 'It works in your bookmarks bar: drag it there.'}
        </span>
      </div>
    </details>
  )
}
