import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createQueryClient } from '#beeper/connection/query-client.ts'
import { ComposeProvider } from '#features/compose/compose-provider.tsx'
import { ConnectionProvider } from '#features/connection/connection-provider.tsx'
import { CrashScreen } from './frame/crash-screen.tsx'
import { ConversationPage } from './opened/conversation-page.tsx'

/** The whole app: what everything shares, around the one page. */
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
