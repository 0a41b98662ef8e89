import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'
import { formatNumber } from '#ui/text/format.ts'

// as many as anybody finds again in a list, and longer than a message that is written often
export const maxSnippets = 50
const maxSnippetLength = 4_000

const Snippet = z.object({
  id: z.string().check(z.minLength(1)),
  text: z.string().check(z.minLength(1), z.maxLength(maxSnippetLength)),
})
export type Snippet = z.infer<typeof Snippet>

/** A broken one is dropped, and takes no other with it. */
const Snippets = z.pipe(
  z.array(z.unknown()),
  z.transform((all) =>
    all.flatMap((one) => z.safeParse(Snippet, one).data ?? []).slice(0, maxSnippets),
  ),
)

/** Why a text is not saved, in words; nothing where it can be. */
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

/** A text with a snippet in place of what is selected there, and where the caret stands then. */
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

/** The snippets of this browser, newest first. Where storage is blocked they live as long as the page. */
export function createSnippetStore(area: () => Storage) {
  const kept = stored('overture.snippets', Snippets, { area, orInMemory: true })
  const read = (): readonly Snippet[] => kept.read() ?? none
  return {
    /** The same array for as long as nothing changes. */
    read,
    isKept: kept.isKept,
    /** The text can be saved: see `snippetProblem`. */
    add: (text: string) =>
      void kept.write([{ id: crypto.randomUUID(), text: text.trim() }, ...read()]),
    remove: (id: string) => void kept.write(read().filter((one) => one.id !== id)),
    /** Puts a removed one back into its place. */
    restore(snippet: Snippet, index: number) {
      if (read().some(({ id }) => id === snippet.id)) return
      kept.write([...read()].toSpliced(index, 0, snippet).slice(0, maxSnippets))
    },
    subscribe: kept.subscribe,
  }
}

export const snippetStore = createSnippetStore(() => localStorage)

export const useSnippets = () => useSyncExternalStore(snippetStore.subscribe, snippetStore.read)
