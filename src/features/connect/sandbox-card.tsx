import { useQuery } from '@tanstack/react-query'
import { accountsQuery } from '#beeper/accounts.ts'
import { serverVersionQuery, useInfo } from '#beeper/server-version.ts'
import { Button } from '#ui/button.tsx'
import { useConnect } from './connect-context.ts'
import { pillWords } from './pill-words.ts'
import { ResetSandbox } from './reset-sandbox.tsx'
import { ServerCard } from './server-card.tsx'
import { serverOf } from './server-of.ts'
import { words } from './words.ts'

/** The sandbox. It needs no sign-in, and has one all the same, so that the real one can be tried. */
export function SandboxCard() {
  const { target, tokens, isBusy, choose, signIn, signOut } = useConnect()
  const server = serverOf('sandbox', tokens.sandbox)
  const info = useInfo(server, 10_000)
  const speech = useQuery(serverVersionQuery(server))
  const accounts = useQuery(accountsQuery(server))
  return (
    <ServerCard
      target="sandbox"
      isInUse={target === 'sandbox'}
      lede={words.sandboxLede}
      health={healthOf(info, accounts)}
      version={info.data?.app.version ?? speech.data?.version}
      platform={info.data?.platform}
      accounts={accounts.data?.length}
    >
      <div className="flex flex-wrap gap-2">
        {target !== 'sandbox' && (
          <Button variant="outline" onClick={() => choose('sandbox')}>
            {words.use('sandbox')}
          </Button>
        )}
        {tokens.sandbox ? (
          <Button variant="outline" disabled={isBusy} onClick={() => void signOut('sandbox')}>
            {words.signOut('sandbox')}
          </Button>
        ) : (
          <Button variant="outline" disabled={isBusy} onClick={() => void signIn('sandbox', false)}>
            {words.signIn('sandbox')}
          </Button>
        )}
        <ResetSandbox />
      </div>
    </ServerCard>
  )
}

interface Asked {
  isSuccess: boolean
  isError: boolean
}

// a version without `/v1/info` is well all the same when it lists its accounts
function healthOf(...asked: Asked[]) {
  if (asked.some(({ isSuccess }) => isSuccess)) return { text: words.running, isGood: true }
  if (asked.every(({ isError }) => isError)) return { text: pillWords.notAnswering, isGood: false }
  return { text: words.looking, isGood: undefined }
}
