import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { dialectOf, serverVersionQuery } from '#beeper/server-version.ts'
import { type SandboxVersion, setSandboxVersion } from '#contract/overture.ts'
import { RadioList } from '#ui/form/radio-list.tsx'
import { useSandboxChoice } from './use-sandbox-choice.ts'

type Version = SandboxVersion['version']

/** The changes of each version, the newest first. */
const options: readonly { value: Version; label: string; hint: string }[] = [
  { value: '4.3.73', label: '4.3.73', hint: 'Adds bridges and the status of accounts.' },
  {
    value: '4.2.808',
    label: '4.2.808',
    hint: 'Looks people up with POST /v1/chats/start, and answers with the whole chat.',
  },
  {
    value: '4.2.785',
    label: '4.2.785',
    hint: 'Adds each account’s bridge; networks have names again.',
  },
  {
    value: '4.2.557',
    label: '4.2.557',
    hint: 'One call, POST /v1/chats with a mode. Adds /v1/info, live events and reactions.',
  },
  {
    value: '4.1.294',
    label: '4.1.294',
    hint: 'POST /v1/chats takes user IDs only. Looks no one up.',
  },
]

/** Chooses the version of Beeper that the sandbox emulates; the shape of requests depends on it. */
export function VersionChoice({ sandbox }: { sandbox: Beeper }) {
  const name = useId()
  const queryClient = useQueryClient()
  const { data } = useQuery(serverVersionQuery(sandbox))
  const { pending, ...choice } = useSandboxChoice<Version>('version', {
    send: async (version) =>
      (await sandbox.send(setSandboxVersion, { body: { version } })).answer.version,
    onChosen: (version) => reload(queryClient, sandbox, version),
  })
  const current = pending ?? data?.version
  return (
    <details className="text-small">
      <summary className="text-ink-2">Emulate another version of Beeper</summary>
      <div className="mt-2.5">
        <RadioList
          legend="Version"
          hint="For developers: shows how requests and answers have changed. The form is kept."
          name={name}
          options={options}
          value={options.find(({ value }) => value === current)?.value}
          onChange={choice.choose}
          error={choice.error}
        />
      </div>
    </details>
  )
}

/** Reloads all data of the sandbox, which is that of another version. */
async function reload(queryClient: QueryClient, sandbox: Beeper, version: Version) {
  const { queryKey } = serverVersionQuery(sandbox)
  await queryClient.cancelQueries({ queryKey })
  // at once, so that the next request has the shape of the new version
  queryClient.setQueryData(queryKey, { version, dialect: dialectOf(version) })
  // removes data that an older version does not have; the rest is shown until it is refetched
  void queryClient.resetQueries({ queryKey: queryKeys.info(sandbox) })
  void queryClient.resetQueries({ queryKey: queryKeys.bridges(sandbox) })
  void queryClient.invalidateQueries({ queryKey: queryKeys.server(sandbox) })
}
