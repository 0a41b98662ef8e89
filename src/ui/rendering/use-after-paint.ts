import { useEffect, useRef, useState } from 'react'

/**
 * The value as of the last frame: what follows from a key is drawn once the key itself is painted.
 * React's deferred values are worked out before that frame.
 */
export function useAfterPaint<Value>(value: Value, initial = value): Value {
  const [painted, setPainted] = useState({ value: initial })
  const latest = useRef(value)
  const isAsked = useRef(false)
  useEffect(() => {
    latest.current = value
    // one that is asked for brings the newest value, however often it changes meanwhile
    if (isAsked.current || Object.is(painted.value, value)) return
    isAsked.current = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        isAsked.current = false
        setPainted({ value: latest.current })
      }),
    )
  }, [painted, value])
  return painted.value
}
