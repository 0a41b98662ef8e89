import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PersonRow, Spell } from './people.ts'
import { PersonLine } from './person.tsx'

// a scroll area must be focusable for the keyboard
const reachable = { tabIndex: 0 }

/** A virtual list of fixed height, for thousands of people. */
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
  // scrolling down, an adjustment would only interrupt the smooth scrolling of the End key
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (
    { start },
    _,
    { scrollDirection, scrollOffset },
  ) => scrollDirection === 'backward' && start < (scrollOffset ?? 0)
  const visible = virtualizer.getVirtualItems()
  const before = visible[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0)

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
        {visible.map(({ index, key }) => {
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
