import { useEffect, useState } from 'react'

/** As many as are drawn at a time: more would keep the page from answering for longer than a blink. */
const part = 200

/** How many of `count` are to be drawn by now: a part at once, and one more with every frame. */
export function useGradually(count: number): number {
  const [most, setMost] = useState(part)
  // after most of them have gone, the next many begin anew
  if (most > count + part) setMost(count + part)
  useEffect(() => {
    if (most >= count) return
    const frame = requestAnimationFrame(() => setMost(most + part))
    return () => cancelAnimationFrame(frame)
  }, [most, count])
  return Math.min(most, count)
}
