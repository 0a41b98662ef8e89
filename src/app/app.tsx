import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { BeeperContext } from '#beeper/beeper-context.ts'
import { createBeeper } from '#beeper/client.ts'
import { createQueryClient } from '#beeper/queries.ts'
import { ComposeProvider } from '#features/compose/compose-provider.tsx'
import { ConversationPage } from './conversation-page.tsx'
import { CrashScreen } from './crash-screen.tsx'

/** The whole app: what everything shares, around the one page. */
export function App() {
  const [queryClient] = useState(createQueryClient)
  // the sandbox's token is published, and opens nothing but the sandbox
  const [beeper] = useState(() =>
    createBeeper({ origin: location.origin, mount: '/sandbox', token: 'sandbox' }),
  )
  return (
    <CrashScreen>
      <QueryClientProvider client={queryClient}>
        <BeeperContext value={beeper}>
          <ComposeProvider>
            <ConversationPage />
          </ComposeProvider>
        </BeeperContext>
      </QueryClientProvider>
    </CrashScreen>
  )
}
