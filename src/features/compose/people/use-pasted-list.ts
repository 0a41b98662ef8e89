import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { bounded } from '#ui/bounded.ts'
import { inTurns } from '../in-turns.ts'
import { looksLikeCards } from '../who/card-lines.ts'
import { useCardReader } from '../who/use-card-reader.ts'
import { findPerson } from './find-person.ts'
import { type Entry, lineOfCard } from './list-entries.ts'
import { lookUpAll } from './look-up-all.ts'
import { splitList } from './split-list.ts'
import { useFinder } from './use-finder.ts'

const mostEntries = 1000
const longestEntry = 500
const longestText = 1_000_000

/** A pasted list on its way to people: its entries, how far they are, and what can be done. */
export function usePastedList(pasted: string) {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [leftOut, setLeftOut] = useState(0)
  const [isCutOff, setIsCutOff] = useState(false)
  const [isRunning, setIsRunning] = useState(false)
  const controller = useRef<AbortController>(undefined)
  const readCards = useCardReader()
  const finder = useFinder()

  const put = (key: number, next: Partial<Entry>) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...next } : entry)))

  const lookUp = async ({ key, text }: Entry) => {
    put(key, { found: { state: 'asking' } })
    try {
      const asker = await finder()
      put(key, { found: asker ? await findPerson(text, asker) : { state: 'failed' } })
    } catch {
      put(key, { found: { state: 'failed' } }) // told at the entry, which can be tried again
    }
  }
  const run = async (open: readonly Entry[]) => {
    controller.current?.abort()
    const current = new AbortController()
    controller.current = current
    setIsRunning(true)
    await lookUpAll(open, lookUp, current.signal)
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
    goOn: () => run(entries.filter(({ found }) => found.state === 'stopped')),
    fix: (entry: Entry, text: string) => {
      put(entry.key, { text })
      return lookUp({ ...entry, text })
    },
    put,
    leave: (key: number) => setEntries((all) => all.filter((entry) => entry.key !== key)),
  }
}

/** The lines of a list, as many as are looked up at a time, and how many more there are. */
async function linesIn(text: string, readCards: ReturnType<typeof useCardReader>) {
  if (looksLikeCards(text)) {
    const { cards, rest } = await readCards(text)
    return { lines: cards.map(lineOfCard), rest }
  }
  const lines: string[] = []
  let rest = 0
  for await (const line of inTurns(splitList(text))) {
    if (lines.length < mostEntries) lines.push(bounded(line, longestEntry))
    else rest++
  }
  return { lines, rest }
}
