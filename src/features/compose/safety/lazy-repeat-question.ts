import { lazy } from 'react'

/** The question before the same is sent twice, loaded when there is something to ask. */
export const LazyRepeatQuestion = lazy(async () => ({
  default: (await import('./repeat-question.tsx')).RepeatQuestion,
}))
