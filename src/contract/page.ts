import * as z from 'zod/mini'
import { lenient, lenientList } from './lenient.ts'

/** A part of a list. Cursors are opaque; `oldestCursor` leads on. */
export const Page = <Entry extends z.ZodMiniType>(entry: Entry) =>
  z.object({
    items: lenientList(entry),
    hasMore: z.boolean(),
    oldestCursor: lenient(z.nullable(z.string())),
    newestCursor: lenient(z.nullable(z.string())),
  })

/** Where a list goes on. Beeper reads `before` when only a cursor is sent. */
export const cursorQuery = {
  cursor: z.exactOptional(z.string()),
  direction: z.exactOptional(z.enum(['before', 'after'])),
}
