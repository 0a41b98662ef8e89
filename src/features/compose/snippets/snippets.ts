import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'
import { formatNumber } from '#ui/text/format.ts'

// more could not be found in the list, and frequent messages are shorter
export const maxSnippets = 50
const maxSnippetLength = 4_000

const Snippet = z.object({
  id: z.string().check(z.minLength(1)),
  text: z.string().check(z.minLength(1), z.maxLength(maxSnippetLength)),
})
export type Snippet = z.infer<typeof Snippet>

/** Drops invalid entries, and keeps all others. */
const Snippets = z.pipe(
  z.array(z.unknown()),
  z.transform((all) =>
    all.flatMap((one) => z.safeParse(Snippet, one).data ?? []).slice(0, maxSnippets),
  ),
)

/** Why a text cannot be saved; `undefined` if it can. */
export function snippetProblem(snippets: readonly Snippet[], text: string): string | undefined {
  const saved = text.trim()
  if (saved === '') return 'Type a message first.'
  if (saved.length > maxSnippetLength) {
    return `A snippet holds ${formatNumber(maxSnippetLength)} characters at most.`
  }
  if (snippets.some((one) => one.text === saved)) return 'This message is a snippet already.'
  return snippets.length < maxSnippets
    ? undefined
    : `${maxSnippets} snippets are kept at most. Delete one first.`
}

/** A text with its selection replaced by a snippet, and the new position of the caret. */
export function insertSnippet(
  text: string,
  snippet: string,
  [start, end]: readonly [number, number],
): { text: string; caret: number } {
  if (text.trim() === '') return { text: snippet, caret: snippet.length }
  const before = text.slice(0, start) + snippet
  return { text: before + text.slice(end), caret: before.length }
}

const none: readonly Snippet[] = []

/** The snippets of this browser, newest first. If storage is blocked they are kept in memory. */
export function createSnippetStore(area: () => Storage) {
  const kept = stored('overture.snippets', Snippets, { area, orInMemory: true })
  const read = (): readonly Snippet[] => kept.read() ?? none
  return {
    /** Returns the same array until something changes. */
    read,
    isKept: kept.isKept,
    /** Adds a text, which `snippetProblem` must allow. */
    add: (text: string) =>
      void kept.write([{ id: crypto.randomUUID(), text: text.trim() }, ...read()]),
    remove: (id: string) => void kept.write(read().filter((one) => one.id !== id)),
    /** Restores a removed snippet at its position. */
    restore(snippet: Snippet, index: number) {
      if (read().some(({ id }) => id === snippet.id)) return
      kept.write([...read()].toSpliced(index, 0, snippet).slice(0, maxSnippets))
    },
    subscribe: kept.subscribe,
  }
}

export const snippetStore = createSnippetStore(() => localStorage)

export const useSnippets = () => useSyncExternalStore(snippetStore.subscribe, snippetStore.read)
