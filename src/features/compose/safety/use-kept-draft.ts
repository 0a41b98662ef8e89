import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { useConnection } from '#beeper/connection-context.ts'
import { asDraft, type Draft, emptied, WholeDraft } from '../draft.ts'
import { keptDraft } from './kept-draft.ts'

/** Milliseconds without a change before the draft is written. */
const pause = 400

/**
 * Keeps the draft in this browser as it changes, and at once when the page goes away or another
 * server is talked to.
 */
export function useKeptDraft(form: UseFormReturn<Draft>) {
  const { target } = useConnection()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = () => {
      clearTimeout(timer)
      timer = undefined
      const { data: draft } = z.safeParse(WholeDraft, form.getValues())
      if (!draft) return
      const isEmpty = JSON.stringify(draft) === JSON.stringify(WholeDraft.parse(blank(draft)))
      if (isEmpty) keptDraft.forget()
      else keptDraft.keep(draft, target)
    }
    const leave = () => {
      if (timer !== undefined) write()
    }
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer)
        timer = setTimeout(write, pause)
      },
    })
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      unsubscribe()
      leave()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [form, target])
}

const blank = (draft: WholeDraft) => emptied(asDraft(draft))
