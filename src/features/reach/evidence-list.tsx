import { LevelMark } from '#ui/level-mark.tsx'
import type { Evidence } from './evidence.ts'

/** What is known, line by line; read out when it changes. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <div role="status" className="px-[26px] pb-[22px]">
      <ul className="grid gap-2 text-ink-2 text-small">
        {evidence.map(({ level, lead, text }) => (
          <li key={text} className="flex items-start gap-2.5">
            <span className="mt-[3px] flex-none">
              <LevelMark level={level} />
            </span>
            <span>
              {lead && <b className="font-strong text-ink">{lead} </b>}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
