import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { looksLikeCards } from '#recognize/card-lines.ts'
import { readList } from '#recognize/lists.ts'
import { bounded } from '#ui/bounded.ts'
import { inTurns } from '../in-turns.ts'
import { useCardReader } from '../who/use-card-reader.ts'
import { findPerson } from './find-person.ts'
import { inBatches } from './in-batches.ts'
import { type Entry, lineOfCard } from './list-entries.ts'
import { lookUpAll } from './look-up-all.ts'
import { useFinder } from './use-finder.ts'

const mostEntries = 1000
const longestEntry = 500
const longestText = 1_000_000

type Change = Partial<Entry> & Pick<Entry, 'key'>

/** A pasted list on its way to people: its entries, how far they are, and what can be done. */
export function usePastedList(pasted: string) {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [leftOut, setLeftOut] = useState(0)
  const [isCutOff, setIsCutOff] = useState(false)
  const [isRunning, setIsRunning] = useState(false)
  const controller = useRef<AbortController>(undefined)
  const readCards = useCardReader()
  const finder = useFinder()

  const putAll = (changes: readonly Change[]) => {
    const byKey = new Map<number, Partial<Entry>>()
    for (const { key, ...next } of changes) byKey.set(key, { ...byKey.get(key), ...next })
    setEntries((all) => all.map((entry) => changed(entry, byKey.get(entry.key))))
  }
  const put = (key: number, next: Partial<Entry>) => putAll([{ ...next, key }])
  const find = async (text: string): Promise<Entry['found']> => {
    try {
      const asker = await finder()
      return asker ? await findPerson(text, asker) : { state: 'stopped' }
    } catch {
      return { state: 'failed' } // told at the entry, which can be tried again
    }
  }
  const run = async (open: readonly Entry[]) => {
    controller.current?.abort()
    const current = new AbortController()
    controller.current = current
    setIsRunning(true)
    const changes = inBatches(putAll)
    const lookUp = async ({ key, text }: Entry) => {
      changes.put({ key, found: { state: 'asking' } })
      changes.put({ key, found: await find(text) })
    }
    await lookUpAll(open, lookUp, current.signal)
    changes.flush()
    if (controller.current !== current) return
    setIsRunning(false)
    setEntries((all) =>
      all.map((entry) =>
        entry.found.state === 'waiting' ? { ...entry, found: { state: 'stopped' } } : entry,
      ),
    )
  }
  const check = async (text: string) => {
    const { lines, rest } = await linesIn(bounded(text, longestText), readCards)
    const fresh = lines.map(
      (line, key): Entry => ({ key, text: line, found: { state: 'waiting' } }),
    )
    setEntries(fresh)
    setLeftOut(rest)
    setIsCutOff(text.length > longestText)
    await run(fresh)
  }

  const begin = useEffectEvent(() => {
    if (pasted.trim()) void check(pasted)
  })
  useEffect(() => {
    begin()
    return () => controller.current?.abort()
  }, [])

  return {
    entries,
    leftOut,
    /** Whether the text was too long to be looked at whole. */
    isCutOff,
    isRunning,
    check,
    stop: () => controller.current?.abort(),
    goOn: () => run(entries.filter(({ found }) => /stopped|failed/.test(found.state))),
    /** Looks some up once more, and goes on with those whose turn has not come. */
    again: (some: readonly Entry[]) =>
      run([...some, ...entries.filter(({ found }) => found.state === 'waiting')]),
    async fix({ key }: Entry, text: string) {
      put(key, { text, found: { state: 'asking' } })
      put(key, { found: await find(text) })
    },
    put,
    leave: (key: number) => setEntries((all) => all.filter((entry) => entry.key !== key)),
  }
}

// whoever has not changed stays the same object, and is not drawn again
const changed = (entry: Entry, next: Partial<Entry> | undefined) =>
  next ? { ...entry, ...next } : entry

/** The lines of a list, as many as are looked up at a time, and how many more there are. */
async function linesIn(text: string, readCards: ReturnType<typeof useCardReader>) {
  if (looksLikeCards(text)) {
    const { cards, rest } = await readCards(text)
    return { lines: cards.map(lineOfCard), rest }
  }
  const lines: string[] = []
  let rest = 0
  for await (const row of inTurns(readList(text))) {
    if (lines.length < mostEntries) lines.push(bounded(row.text, longestEntry))
    else rest++
  }
  return { lines, rest }
}
