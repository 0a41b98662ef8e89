import * as z from 'zod/mini'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { Name } from '#ui/name.tsx'
import { type AttachmentRow, attachmentRows, kindsNotTaken } from './attachment-rows.ts'
import { Section } from './section.tsx'
import { words } from './words.ts'

const say = words.attachments

// a kind whose rules could not be read is listed all the same
const Listed = z.object({ attachments: z.record(z.string(), z.unknown()) })

/** What may be attached, kind by kind. */
export function Attachments({
  attachments = {},
  raw,
}: {
  attachments: ChatCapabilities['attachments'] | undefined
  /** The capabilities as they came, where that is known. */
  raw?: unknown
}) {
  const rows = attachmentRows(attachments)
  const refused = kindsNotTaken({ ...attachments, ...z.safeParse(Listed, raw).data?.attachments })

  return (
    <Section heading={say.heading}>
      {(headingID) =>
        rows.length === 0 ? (
          <p className="text-ink-3 text-small">{say.none}</p>
        ) : (
          <>
            <table
              aria-labelledby={headingID}
              className="w-full table-fixed border-collapse text-small"
            >
              <thead className="text-ink-3 text-tiny">
                <tr>
                  <Column look="w-16 pe-3 text-start sm:w-24">{say.columns.kind}</Column>
                  <Column look="text-start">{say.columns.formats}</Column>
                  <Column look="w-20 ps-3 text-end sm:w-40">{say.columns.caption}</Column>
                  <Column look="w-[74px] ps-3 text-end">{say.columns.size}</Column>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.kind} {...row} />
                ))}
              </tbody>
            </table>
            {refused.length > 0 && (
              <p className="text-ink-3 text-tiny">{say.notTaken(refused.join(', '))}</p>
            )}
          </>
        )
      }
    </Section>
  )
}

function Column({ look, children }: { look: string; children: string }) {
  return (
    <th scope="col" className={`pb-1.5 font-medium ${look}`}>
      {children}
    </th>
  )
}

function Row({ kind, formats, limits, caption, size }: AttachmentRow) {
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1.5 pe-3 text-start font-normal wrap-anywhere">
        <Name>{kind}</Name>
      </th>
      <td className="py-1.5 text-ink-3 wrap-anywhere">
        <Name most={1_000}>{formats}</Name>
        {limits && (
          <span className="block text-tiny">
            <Name most={1_000}>{limits}</Name>
          </span>
        )}
      </td>
      <Figure>{caption}</Figure>
      <Figure>{size}</Figure>
    </tr>
  )
}

function Figure({ children }: { children: string | undefined }) {
  return (
    <td className="py-1.5 ps-3 text-end text-ink-2 tabular-nums wrap-anywhere">
      {children ? (
        <bdi>{children}</bdi>
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{say.unsaid}</span>
        </>
      )}
    </td>
  )
}
