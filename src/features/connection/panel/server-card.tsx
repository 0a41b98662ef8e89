import { type ReactNode, useId } from 'react'
import type { Target } from '#beeper/connection/connection-context.ts'
import type { Info } from '#contract/info.ts'
import { Badge } from '#ui/badge.tsx'
import { serverNames } from '../servers.ts'

interface ServerCardProps {
  target: Target
  isInUse: boolean
  lede: string
  health: { text: string; isGood: boolean | undefined }
  version: string | undefined
  platform: Info['platform']
  accounts: number | undefined
  children: ReactNode
}

/** A server with its status, and the actions as children. */
export function ServerCard({ target, isInUse, lede, health, children, ...facts }: ServerCardProps) {
  const id = useId()
  const { platform } = facts
  return (
    <section
      aria-labelledby={id}
      className={`grid gap-2.5 rounded-panel border px-4 py-3.5 ${isInUse ? 'border-accent' : 'border-line'}`}
    >
      <div className="flex items-center gap-2.5">
        <h3 id={id} className="font-strong text-body">
          {serverNames[target].title}
        </h3>
        {isInUse && <Badge tone="accent">In use</Badge>}
      </div>
      <p className="text-ink-2 text-small">{lede}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
        <Fact name="Health">
          <span className={tones[`${health.isGood}`]}>{health.text}</span>
        </Fact>
        <Fact name="Version">{facts.version ?? unknown}</Fact>
        <Fact name="Platform">{platform ? `${platform.os} · ${platform.arch}` : unknown}</Fact>
        <Fact name="Accounts">{facts.accounts ?? unknown}</Fact>
      </dl>
      <div className="grid gap-3">{children}</div>
    </section>
  )
}

const unknown = '–'
const tones = { true: 'text-good', false: 'text-bad', undefined: 'text-ink-3' }

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
