import { useEffect, useRef, useState } from 'react'

/**
 * The value after the next paint: the consequences of a keystroke are rendered after the keystroke
 * itself was painted. React renders its deferred values before that frame.
 */
export function useAfterPaint<Value>(value: Value, initial = value): Value {
  const [painted, setPainted] = useState({ value: initial })
  const latest = useRef(value)
  const isScheduled = useRef(false)
  useEffect(() => {
    latest.current = value
    // a scheduled update uses the latest value
    if (isScheduled.current || Object.is(painted.value, value)) return
    isScheduled.current = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        isScheduled.current = false
        setPainted({ value: latest.current })
      }),
    )
  }, [painted, value])
  return painted.value
}
