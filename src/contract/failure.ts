import * as z from 'zod/mini'
import { lenient } from './lenient.ts'

/** One thing that is wrong with a request; `path` leads to it, such as `['body', 'user']`. */
export const Issue = z.object({
  code: z.string(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
})
export type Issue = z.infer<typeof Issue>

/** The body of every refusal. Codes are not published as a list, so each is a hint at most. */
export const FailureBody = z.object({
  message: z.string(),
  code: z.string(),
  details: lenient(z.unknown()),
})
export type FailureBody = z.infer<typeof FailureBody>

/** The `details` of a refusal for bad input. */
export const ValidationDetails = z.object({ issues: z.array(Issue) })
export type ValidationDetails = z.infer<typeof ValidationDetails>
