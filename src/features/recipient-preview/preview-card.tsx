import type { ReactNode } from 'react'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { Card } from '#ui/card.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { UnknownFace } from '#ui/faces/unknown-face.tsx'
import { LevelMark } from '#ui/level-mark.tsx'
import { useElapsed } from '#ui/rendering/use-elapsed.ts'
import type { Evidence } from './evidence.ts'
import type { PreviewText } from './preview-text.ts'

/** A running request. */
export interface Sending {
  /** The network's name. */
  network: string
  /** When it was sent, in milliseconds since 1970. */
  since: number
}

/** The region *Who you'll reach*: a card, with a progress line along the top while sending. */
export function PreviewCard({
  sending,
  children,
}: {
  sending: Sending | undefined
  children: ReactNode
}) {
  return (
    <section aria-label="Who you'll reach">
      <p aria-hidden="true" className="mb-2.5 font-label text-ink-3 text-note">
        Who you’ll reach
      </p>
      <Card className="relative">
        {sending && <div aria-hidden="true" className="progress-line absolute inset-x-0 top-0" />}
        {children}
      </Card>
    </section>
  )
}

/** The recipient, with a face if it is a person. */
export function PreviewHead({ text }: { text: PreviewText }) {
  const { person, glyph, heading, about, account } = text
  const type = account && networkTypeOf(account)
  const under = [account && networkNameOf(account), about].filter(Boolean)
  if (heading === '') return null
  return (
    <div className="flex items-center gap-5 px-[26px] pt-[22px]">
      {person ? (
        <Avatar
          name={heading}
          id={person.id}
          imgURL={person.imgURL}
          size="large"
          network={account && (type ?? '')}
        />
      ) : (
        <UnknownFace glyph={glyph} size="large" network={account && (type ?? '')} />
      )}
      <div className="min-w-0">
        <h2 className="line-clamp-3 break-words font-strong text-heading">
          <bdi>{heading}</bdi>
        </h2>
        {under.length > 0 && (
          <p className="mt-0.5 wrap-anywhere text-ink-2 text-small">
            {under.map((part, index) => (
              <span key={part}>
                {index > 0 && ' · '}
                <bdi>{part}</bdi>
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}

/** The evidence line by line, announced when it changes. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <div role="status">
      <ul className="grid gap-2 px-[26px] py-[22px] text-ink-2 text-small">
        {evidence.map(({ level, lead, text }) => (
          <li key={`${lead} ${text}`} className="flex min-w-0 items-start gap-2.5">
            <span className="mt-[3px] flex-none">
              <LevelMark level={level} />
            </span>
            <span className="min-w-0 wrap-anywhere">
              {lead && <b className="font-label text-ink">{lead} </b>}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Reports the running request; the seconds are not announced. */
export function SendingLine({ sending: { network, since } }: { sending: Sending }) {
  const seconds = useElapsed(since)
  return (
    <div
      role="status"
      className="flex items-start gap-2.5 px-[26px] py-[22px] text-ink-2 text-small"
    >
      <span className="mt-[3px] flex-none">
        <LevelMark level={1} />
      </span>
      <p>
        <b className="font-label text-ink">
          Asking {network}…{seconds > 0 && <span aria-hidden="true"> {seconds} s.</span>}
        </b>{' '}
        The request is out once and won’t be repeated. If you stop waiting, the chat may still be
        opened.
      </p>
    </div>
  )
}
