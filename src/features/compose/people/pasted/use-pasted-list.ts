import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { useDraftValue } from '../../draft/use-draft.tsx'
import { useLookupPool } from '../lookup/lookup-pool.ts'
import { useFinder } from '../lookup/use-finder.ts'
import { foundOrFailed } from '../lookup/use-participant-lookups.ts'
import { editedRow, type PastedList, type PastedRow, readPasted } from './pasted-list.ts'

/** A pasted list whose rows are looked up on an account, with its actions. */
export function usePastedList(pasted: string, account: Account | undefined) {
  const [list, setList] = useState<PastedList>()
  const [hasFailed, setHasFailed] = useState(false)
  const [isStopped, setIsStopped] = useState(false)
  const country = useDraftValue((draft) => draft.country)
  const finderFor = useFinder(account, country)
  const rows = list?.rows ?? noRows
  const waiting = useMemo(() => rows.filter(isPending), [rows])

  const change = (next: (rows: readonly PastedRow[]) => readonly PastedRow[]) =>
    setList((before) => before && { ...before, rows: next(before.rows) })
  useLookupPool<PastedRow, PastedRow>(waiting, isStopped ? undefined : finderFor, {
    keyOf: ({ key, text }) => `${key} ${text}`,
    lookUp: async (row, finder) => ({ ...row, found: await foundOrFailed(row.terms, finder) }),
    onResults(looked) {
      const byKey = new Map(looked.map((row) => [row.key, row]))
      change((all) =>
        all.map((row) => {
          const next = byKey.get(row.key)
          // a row that was edited or resolved since the lookup began is kept
          return next?.text === row.text && row.found.status === 'pending' ? next : row
        }),
      )
    },
  })

  const read = (text: string) => {
    setHasFailed(false)
    readPasted(text).then(setList, () => setHasFailed(true))
  }
  const begin = useEffectEvent(() => {
    if (pasted.trim()) read(pasted)
  })
  useEffect(() => begin(), [])

  return {
    ...(list ?? { rows, leftOut: 0, isCutOff: false }),
    /** Whether to show rows, which may still be read, instead of the field for the text. */
    isRead: list !== undefined || (pasted.trim() !== '' && !hasFailed),
    isReading: list === undefined && !hasFailed,
    hasFailed,
    isStopped,
    read,
    stop: () => setIsStopped(true),
    /** Looks rows up again, and resumes a stopped list. */
    again(some: readonly PastedRow[]) {
      const keys = new Set(some.map(({ key }) => key))
      setIsStopped(false)
      change((all) =>
        all.map((row) => (keys.has(row.key) ? { ...row, found: { status: 'pending' } } : row)),
      )
    },
    edit: ({ key }: PastedRow, text: string) =>
      change((all) => all.map((row) => (row.key === key ? editedRow(row, text) : row))),
    choose: ({ key }: PastedRow, contact: User) =>
      change((all) =>
        all.map((row) => (row.key === key ? { ...row, found: { status: 'ready', contact } } : row)),
      ),
    leaveOut: ({ key }: PastedRow) => change((all) => all.filter((row) => row.key !== key)),
  }
}
export type OpenList = ReturnType<typeof usePastedList>

const noRows: readonly PastedRow[] = []
const isPending = ({ found }: PastedRow) => found.status === 'pending'
