import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { Given } from '#beeper/same-person.ts'
import type { Account } from '#contract/account.ts'
import type { User } from '#contract/user.ts'
import { LevelMark } from '#ui/level-mark.tsx'
import { NetworkMark } from '#ui/network-mark.tsx'
import type { Verdict } from './verdict.ts'
import { checkWords } from './words.ts'

interface AccountTileProps {
  account: Account
  /** What is looked for. */
  kind: Given['kind']
  /** Absent until its turn has come. */
  verdict: Verdict | undefined
  isCurrent: boolean
  onUse(user: User): void
}

const look = 'grid w-full content-start gap-1 rounded-inner border px-2.5 py-2 text-start'

/** What one account says. Where the person is reachable, pressing it takes this account. */
export function AccountTile({ account, kind, verdict, isCurrent, onUse }: AccountTileProps) {
  const network = networkNameOf(account)
  const shade = verdict && verdict.kind !== 'pending' ? '' : 'text-ink-3'
  const said = (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <NetworkMark type={networkTypeOf(account)} size="small" />
        <span className="min-w-0 break-words font-label text-small">{network}</span>
      </span>
      {/* as tall as the longest answer, so that no tile moves when another one lights up */}
      <span className={`flex min-h-[2lh] items-start gap-1.5 text-note ${shade || 'text-ink-2'}`}>
        <span className="mt-[3px]">
          <LevelMark level={levelOf(verdict)} />
        </span>
        {sayingOf(verdict, kind)}
      </span>
    </>
  )
  if (verdict?.kind !== 'reachable' || isCurrent) {
    return <li className={`${look} ${isCurrent ? 'border-line-strong' : 'border-line'}`}>{said}</li>
  }
  const { user } = verdict
  return (
    <li>
      <button
        type="button"
        title={checkWords.use(network)}
        className={`${look} h-full border-line-strong hover:bg-sunken`}
        onClick={() => onUse(user)}
      >
        {said}
      </button>
    </li>
  )
}

function levelOf(verdict: Verdict | undefined) {
  if (verdict?.kind === 'reachable') return 2
  if (verdict?.kind === 'takes-any' || verdict?.kind === 'self') return 1
  return verdict?.kind === 'cannot-message' ? -2 : 0
}

function sayingOf(verdict: Verdict | undefined, kind: Given['kind']) {
  if (!verdict) return checkWords.waiting
  return verdict.kind === 'cannot-look-up'
    ? checkWords.cannotLookUp[kind]
    : checkWords[verdict.kind]
}
