import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { words } from './words.ts'

const schemes = ['tel', 'sms', 'mailto', 'matrix'] as const

/** Lets Overture open the links of the system, one kind per press; nothing where browsers cannot. */
export function ProtocolLinks() {
  const [said, setSaid] = useState<string>()
  if (!('registerProtocolHandler' in navigator)) return null
  const register = (scheme: (typeof schemes)[number]) => {
    try {
      navigator.registerProtocolHandler(scheme, `${location.origin}/#start?uri=%s`)
      setSaid(words.asked(scheme))
    } catch {
      // the browser allows this kind not at all, or not at this address
      setSaid(words.refused(scheme))
    }
  }
  return (
    <details className="text-small">
      <summary className="py-1.5 font-label text-ink-2">{words.handlers}</summary>
      <p className="mb-2 text-ink-2 text-note">{words.handlersHint}</p>
      <div className="flex flex-wrap gap-2">
        {schemes.map((scheme) => (
          <Button key={scheme} variant="outline" onClick={() => register(scheme)}>
            {words.schemes[scheme]}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-2 text-ink-2 text-note">
        {said}
      </p>
    </details>
  )
}
