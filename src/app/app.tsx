import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { ComposeProvider } from '#features/compose/compose-provider.tsx'
import { storedDraft } from '#features/compose/draft/stored.ts'
import { ConnectionProvider } from '#features/connection/connection-provider.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorBoundary } from '#ui/rendering/error-boundary.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { ConversationPage } from './opened/conversation-page.tsx'

/** The app: the shared providers around the page. */
export function App() {
  const [queryClient] = useState(createQueryClient)
  return (
    <CrashScreen>
      <QueryClientProvider client={queryClient}>
        <ConnectionProvider>
          <ComposeProvider>
            <ConversationPage />
          </ComposeProvider>
        </ConnectionProvider>
      </QueryClientProvider>
    </CrashScreen>
  )
}

/** Catches errors that no other boundary caught, so that the page is never blank. */
const CrashScreen = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary fallback={(error) => <Crashed error={error} />}>{children}</ErrorBoundary>
)

const Crashed = ({ error }: { error: unknown }) => (
  <main>
    <div role="alert" className="mx-auto grid max-w-xl gap-4 px-4 py-16">
      <h1 className="font-strong text-title">Overture stopped</h1>
      <p className="text-ink-2">
        Something in this page broke. Whatever was opened in Beeper stays as it is, and your form is
        kept in this browser.
      </p>
      <pre className="whitespace-pre-wrap text-note">{displayText(String(error), 500)}</pre>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" onClick={() => location.reload()}>
          Load the page again
        </Button>
        <Button variant="outline" onClick={reloadEmpty}>
          Load it with an empty form
        </Button>
      </div>
    </div>
  </main>
)

/** For a stored draft that breaks the page at every load. */
function reloadEmpty() {
  storedDraft.forget()
  location.reload()
}
