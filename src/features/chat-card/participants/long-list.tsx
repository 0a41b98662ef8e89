import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PersonRow, Spell } from './people.ts'
import { PersonLine } from './person.tsx'

// it scrolls, so the keyboard must be able to get there
const reachable = { tabIndex: 0 }

/** Thousands of people in a list of its own height: only those in sight are in the page. */
export function LongList({
  rows,
  spell,
  labelledBy,
}: {
  rows: readonly PersonRow[]
  spell: Spell
  labelledBy: string
}) {
  const box = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 52,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  })
  // going down, a correction would only break off the smooth scrolling of the End key
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (
    { start },
    _,
    { scrollDirection, scrollOffset },
  ) => scrollDirection === 'backward' && start < (scrollOffset ?? 0)
  const inSight = virtualizer.getVirtualItems()
  const before = inSight[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (inSight.at(-1)?.end ?? 0)

  return (
    <section
      ref={box}
      aria-labelledby={labelledBy}
      {...reachable}
      className="h-[420px] overflow-y-auto overscroll-contain rounded-inner [overflow-anchor:none]"
    >
      <ul
        aria-labelledby={labelledBy}
        style={{ paddingBlockStart: before, paddingBlockEnd: after }}
      >
        {inSight.map(({ index, key }) => {
          const row = rows[index]
          return (
            row && (
              <PersonLine
                key={key}
                row={row}
                spell={spell}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              />
            )
          )
        })}
      </ul>
    </section>
  )
}
