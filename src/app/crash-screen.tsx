import type { ReactNode } from 'react'
import { storedDraft } from '#features/compose/draft/stored-draft.ts'
import { Button } from '#ui/button.tsx'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { words } from './words.ts'

/** Catches what no part of the screen caught, and says so instead of leaving the page blank. */
export const CrashScreen = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary fallback={(error) => <Crashed error={error} />}>{children}</ErrorBoundary>
)

const Crashed = ({ error }: { error: unknown }) => (
  <main>
    <div role="alert" className="mx-auto grid max-w-xl gap-4 px-4 py-16">
      <h1 className="font-strong text-title">{words.crashed}</h1>
      <p className="text-ink-2">{words.crashedHint}</p>
      <pre className="whitespace-pre-wrap text-note">{displayText(String(error), 500)}</pre>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" onClick={() => location.reload()}>
          {words.reload}
        </Button>
        <Button variant="outline" onClick={reloadEmpty}>
          {words.reloadEmpty}
        </Button>
      </div>
    </div>
  </main>
)

/** For a form that breaks the page each time it comes back. */
function reloadEmpty() {
  storedDraft.forget()
  location.reload()
}
