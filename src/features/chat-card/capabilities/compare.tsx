import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { getChat } from '#contract/chats.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/form/checkbox.tsx'
import { Select } from '#ui/form/field.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'
import { displayText, LongText, Name } from '#ui/text/display-text.tsx'
import { ActionStatus } from '../action-status.tsx'
import { Disclosure } from '../section.tsx'
import { failureReason } from '../server-text.ts'
import {
  type Compared,
  type ComparedGroup,
  type ComparedRow,
  compareChats,
  compareText,
} from './compare-chats.ts'

/** Another chat that was opened, as an option to choose. */
export interface Comparable {
  chatID: string
  title: string
  networkName: string
}

interface CompareWithProps {
  card: Compared & { title: string }
  others: readonly Comparable[]
}

/** Compares this chat with another one that was opened. */
export function CompareWith({ card, others }: CompareWithProps) {
  const beeper = useBeeper()
  const reading = useMutation<Compared & Comparable, BeeperError, Comparable>({
    mutationFn: async (chosen) => {
      const params = { chatID: chosen.chatID }
      const { answer, raw } = await beeper.send(getChat, { params, query: {} })
      return { ...chosen, chat: answer, raw }
    },
  })
  const choose = (chatID: string) => {
    const chosen = others.find((other) => other.chatID === chatID)
    if (chosen) reading.mutate(chosen)
  }

  return (
    <Disclosure heading={compareText.heading}>
      {() => (
        <>
          {others.length === 0 ? (
            <p className="text-ink-3 text-small">{compareText.none}</p>
          ) : (
            <Select
              label={compareText.choose}
              placeholder={compareText.placeholder}
              // stays blank, so that the same chat can be chosen again
              value=""
              options={others.map(({ chatID, title, networkName }) => ({
                value: chatID,
                label: `${displayText(title, 100)} · ${displayText(networkName, 50)}`,
              }))}
              onChange={({ target }) => choose(target.value)}
            />
          )}
          <ActionStatus tone="bad">
            {reading.error && failureReason(reading.error, beeper)}
          </ActionStatus>
          {reading.data && (
            <ComparedSheet one={card} other={reading.data} onClose={() => reading.reset()} />
          )}
        </>
      )}
    </Disclosure>
  )
}

type Titled = Compared & { title: string }

interface ComparedSheetProps {
  one: Titled
  other: Titled
  onClose(): void
}

/** Two chats side by side, with their differences marked. */
function ComparedSheet({ one, other, onClose }: ComparedSheetProps) {
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const inside = useRef<HTMLDivElement>(null)
  const groups = compareChats(one, other)
  const rows = groups.flatMap((group) => group.rows)
  const different = rows.filter(({ differs }) => differs).length

  return (
    <Sheet
      title={compareText.title(displayText(one.title, 100), displayText(other.title, 100))}
      onClose={onClose}
      actions={
        <>
          <Button variant="outline" onClick={() => inside.current?.closest('dialog')?.close()}>
            {compareText.close}
          </Button>
          <span className="ms-auto text-ink-3 text-note">
            {different === 0 ? compareText.same : compareText.count(different, rows.length)}
          </span>
        </>
      }
    >
      <div ref={inside} className="grid gap-2">
        <Checkbox
          label={compareText.onlyDifferences}
          checked={onlyDifferences}
          onChange={setOnlyDifferences}
        />
        <table className="w-full table-fixed border-collapse text-small">
          <thead>
            <tr className="sticky top-0 bg-surface align-bottom">
              <Column>{compareText.what}</Column>
              <Column>{one.title}</Column>
              <Column>{other.title}</Column>
            </tr>
          </thead>
          {groups.map((group) => (
            <Rows key={group.name} group={group} onlyDifferences={onlyDifferences} />
          ))}
        </table>
      </div>
    </Sheet>
  )
}

function Column({ children }: { children: string }) {
  return (
    <th scope="col" className="px-1.5 py-1.5 text-start font-label wrap-anywhere">
      <Name>{children}</Name>
    </th>
  )
}

interface RowsProps {
  group: ComparedGroup
  onlyDifferences: boolean
}

function Rows({ group: { name, rows }, onlyDifferences }: RowsProps) {
  const shown = rows.filter(({ differs }) => differs || !onlyDifferences)
  if (shown.length === 0) return null
  return (
    <tbody>
      <tr>
        <th
          colSpan={3}
          scope="rowgroup"
          className="pt-4 pb-1 text-start font-normal text-ink-3 text-tiny"
        >
          {name}
        </th>
      </tr>
      {shown.map((row) => (
        <Row key={row.path} {...row} />
      ))}
    </tbody>
  )
}

function Row({ label, one, other, differs }: ComparedRow) {
  return (
    <tr className={`border-line border-t align-top ${differs ? 'bg-warn-soft' : 'text-ink-2'}`}>
      <th
        scope="row"
        className={`px-1.5 py-1.5 text-start wrap-anywhere ${differs ? 'font-label' : 'font-normal'}`}
      >
        {differs && (
          <>
            <span aria-hidden="true" className="text-warn">
              ≠{' '}
            </span>
            <span className="sr-only">{compareText.differs}: </span>
          </>
        )}
        <Name>{label}</Name>
      </th>
      <td className="px-1.5 py-1.5 wrap-anywhere">
        <LongText maxLength={500}>{one}</LongText>
      </td>
      <td className="px-1.5 py-1.5 wrap-anywhere">
        <LongText maxLength={500}>{other}</LongText>
      </td>
    </tr>
  )
}
